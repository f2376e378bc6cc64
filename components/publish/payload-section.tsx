'use client'

import { Check, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { Controller, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { RadioGroup } from '@/components/ui/radio-group'
import { Bytes } from '@/components/ui/figures'
import { Textarea } from '@/components/ui/textarea'
import { payloadBytes } from './attempt'
import { looksLikeJson } from './looks-like-json'
import type { PublishFormState } from './target-fields'

/** The payload as text or base64, with its size, and whether what looks like JSON is JSON. */
export function PayloadSection({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const id = useId()
  const error = form.formState.errors.payload?.message
  return (
    <div className="flex min-h-60 flex-1 flex-col gap-1.5 border-b border-line-1 px-4 py-2.5 max-sm:px-3">
      <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={id} className="text-small font-semibold">
          {t('payload')}
        </label>
        <Controller
          control={form.control}
          name="payloadEncoding"
          render={({ field }) => (
            <RadioGroup
              look="segments"
              label={t('encoding')}
              labelHidden
              value={field.value}
              onChange={(encoding) => {
                field.onChange(encoding)
                void form.trigger('payload')
              }}
              options={[
                { value: 'text', label: t('text') },
                { value: 'base64', label: t('base64') },
              ]}
            />
          )}
        />
        <PayloadFacts form={form} />
      </div>
      <Textarea
        id={id}
        mono
        className="min-h-40 flex-1 resize-y"
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        {...form.register('payload')}
      />
      {error === undefined ? null : (
        <p id={`${id}-error`} className="flex-none text-micro text-bad-ink">
          {error}
        </p>
      )}
    </div>
  )
}

function PayloadFacts({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const [payload, payloadEncoding, contentType] = useWatch({
    control: form.control,
    name: ['payload', 'payloadEncoding', 'properties.contentType'],
  })
  const json = payloadEncoding === 'text' ? looksLikeJson(payload, contentType) : null
  return (
    <span className="ml-auto flex items-center gap-3 text-small text-ink-3">
      {json === null ? null : json ? (
        <span className="flex items-center gap-1.5 text-ok-ink">
          <Check size={14} strokeWidth={1.5} aria-hidden />
          {t('validJson')}
        </span>
      ) : (
        <span className="flex items-center gap-1.5 text-warn-ink">
          <TriangleAlert size={14} strokeWidth={1.5} aria-hidden />
          {t('brokenJson')}
        </span>
      )}
      <Bytes value={payloadBytes({ payload, payloadEncoding })} />
    </span>
  )
}
