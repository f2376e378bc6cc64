'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { shownError, type SourceFieldsProps } from './source-fields'

/** The name of the queue or stream that is read. */
export function QueueField({ form, isLocked, isTried }: SourceFieldsProps) {
  const t = useTranslations('live')
  const { values, change, checked, queues } = form
  return (
    <Field
      label={t('queue')}
      className="w-64 max-sm:w-full"
      error={
        queues.isMissing && !isLocked
          ? t('unknownQueue', { vhost: values.vhost })
          : shownError(checked.errors['queue'], values.queue, isTried)
      }
    >
      {(aria) => (
        <ObjectName
          {...aria}
          kind="queue"
          vhost={values.vhost}
          disabled={isLocked}
          value={values.queue}
          onChange={(queue) => change({ queue })}
        />
      )}
    </Field>
  )
}
