'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'
import { usePromise } from './use-promise'

interface SendNoteProps {
  form: PublishFormState
  tab: PublishTab
}

/** Beside the button: what the guarantee means, or that something in the form is wrong. */
export function SendNote({ form, tab }: SendNoteProps) {
  const t = useTranslations('publish')
  const promise = usePromise(form, tab)
  const { isSubmitted, isValid } = form.formState
  return isSubmitted && !isValid ? (
    <p className="min-w-0 flex-1 basis-52 text-small text-bad-ink">{t('invalid')}</p>
  ) : (
    <p className="min-w-0 flex-1 basis-52 text-micro text-ink-3">
      {tab === 'request' ? t('immediate') : `${promise} ${t('immediate')}`}
    </p>
  )
}
