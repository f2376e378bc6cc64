'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { NameInput } from '@/components/form/name-input'
import { shownError, type SourceFieldsProps } from './source-fields'

/** The name of the queue or stream that is read. */
export function QueueField({ form, isLocked, isTried }: SourceFieldsProps) {
  const t = useTranslations('live')
  const { values, change, checked, queues } = form
  return (
    <Field
      label={t('queue')}
      className="w-64 max-sm:w-auto max-sm:flex-1"
      error={
        queues.isMissing && !isLocked
          ? t('unknownQueue', { vhost: values.vhost })
          : shownError(checked.errors['queue'], values.queue, isTried)
      }
    >
      {(aria) => (
        <NameInput
          {...aria}
          names={queues.names}
          disabled={isLocked}
          value={values.queue}
          onChange={(event) => change({ queue: event.target.value })}
        />
      )}
    </Field>
  )
}
