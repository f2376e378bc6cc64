'use client'

import { CreateButton } from '@/components/form/create-button'
import { lazyPart } from '@/components/ui/lazy-part'
import { useTranslations } from '@/lib/i18n/use-translations'

const NewExchangeDialog = lazyPart(() =>
  import('./new-exchange-dialog').then((module) => module.NewExchangeDialog),
)

/** "New exchange": the button and its dialog. */
export function NewExchange() {
  const t = useTranslations('exchanges.create')
  return <CreateButton label={t('title')} noVhost={t('noVhost')} dialog={NewExchangeDialog} />
}
