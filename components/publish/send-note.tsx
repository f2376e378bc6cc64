'use client'

import { useWatch } from 'react-hook-form'
import { sentences } from '@/lib/i18n/sentences'
import { cx } from '@/components/ui/cx'
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
  const through = useWatch({ control: form.control, name: 'replyThrough' })
  const { isSubmitted, isValid } = form.formState
  const first = tab === 'request' ? t(through === 'direct' ? 'reply.directHelp' : 'reply.queueHelp') : promise
  return isSubmitted && !isValid ? (
    <p className="min-w-0 flex-1 basis-52 text-small text-bad-ink">{t('invalid')}</p>
  ) : (
    // Beside the fields of a request there is no room for it: with the button it has a line of its own.
    <p className={cx('min-w-0 flex-1 text-micro text-ink-3', tab === 'request' ? 'basis-80' : 'basis-52')}>
      {sentences(first, t('immediate'))}
    </p>
  )
}
