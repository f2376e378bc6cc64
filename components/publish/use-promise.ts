'use client'

import { useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'

/** What the chosen guarantee means, in one line. */
export function usePromise(form: PublishFormState, tab: PublishTab): string {
  const t = useTranslations('publish.promise')
  const [guarantee, mandatory, commit] = useWatch({
    control: form.control,
    name: ['guarantee', 'mandatory', 'commit'],
  })
  if (guarantee === 'transaction')
    return tab === 'message' && commit === 'rollback' ? t('rollback') : t('commit')
  if (guarantee === 'confirm') return mandatory ? t('both') : t('confirm')
  return mandatory ? t('mandatory') : t('none')
}
