'use client'

import { CreateButton } from '@/components/form/create-button'
import { lazyPart } from '@/components/ui/lazy-part'
import { useTranslations } from '@/lib/i18n/use-translations'

const NewQueueDialog = lazyPart(() => import('./new-queue-dialog').then((module) => module.NewQueueDialog))

/** "New queue": the button and its dialog. */
export function NewQueue() {
  const t = useTranslations('queue.create')
  return <CreateButton label={t('title')} noVhost={t('noVhost')} dialog={NewQueueDialog} />
}
