'use client'

import { useWatch } from 'react-hook-form'
import { Select } from '@/components/ui/select'
import { useTranslations } from '@/lib/i18n/use-translations'
import { charsets } from '@/lib/rabbitmq/message-encoding'
import type { PublishFormState } from './target-fields'
import { useCompressions } from './use-compressions'

/** Character set and compression: what the bytes are beyond what is typed. */
export function PayloadWriting({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const encoding = useWatch({ control: form.control, name: 'payloadEncoding' })
  const isText = encoding === 'json' || encoding === 'text'
  const compressions = useCompressions()
  return (
    <>
      {isText ? (
        <Select
          look="bare"
          aria-label={t('charset')}
          {...form.register('charset')}
          options={charsets.map((name) => ({ value: name, label: name }))}
        />
      ) : null}
      <Select
        look="bare"
        aria-label={t('compression')}
        {...form.register('compression')}
        options={compressions}
      />
    </>
  )
}
