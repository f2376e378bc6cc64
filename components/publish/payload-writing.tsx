'use client'

import { useWatch } from 'react-hook-form'
import { Select } from '@/components/ui/select'
import { useTranslations } from '@/lib/i18n/use-translations'
import { charsets, compressions } from '@/lib/rabbitmq/message-encoding'
import type { PublishFormState } from './target-fields'

/** Character set and compression: what the bytes are beyond what is typed. */
export function PayloadWriting({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const encoding = useWatch({ control: form.control, name: 'payloadEncoding' })
  const isText = encoding === 'json' || encoding === 'text'
  const named = { none: t('uncompressed'), gzip: t('gzip'), deflate: t('deflate') }
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
        options={compressions.map((name) => ({ value: name, label: named[name] }))}
      />
    </>
  )
}
