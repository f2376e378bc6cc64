'use client'

import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { Bytes } from '@/components/ui/figures'
import { useTranslations } from '@/lib/i18n/use-translations'
import { hasPlaceholders } from '@/lib/rabbitmq/message-placeholders'
import { payloadBytes } from './attempt'
import { looksLikeJson } from './looks-like-json'
import type { PublishFormState } from './target-fields'

/** Whether the payload is JSON, and how large it is. */
export function PayloadFacts({
  form,
  isFaulty,
  templates,
}: {
  form: PublishFormState
  /** Whether the JSON is broken; null while that is not known. */
  isFaulty: boolean | null
  templates: boolean
}) {
  const t = useTranslations('publish')
  const [payload, payloadEncoding, contentType, file] = useWatch({
    control: form.control,
    name: ['payload', 'payloadEncoding', 'properties.contentType', 'file'],
  })
  const isText = payloadEncoding === 'json' || payloadEncoding === 'text'
  const json = !isText
    ? null
    : payloadEncoding === 'json'
      ? isFaulty === null
        ? null
        : !isFaulty
      : // With placeholders it is none before they are filled.
        templates && hasPlaceholders(payload)
        ? null
        : looksLikeJson(payload, contentType)
  return (
    <span className="flex items-center gap-3 text-small text-ink-3">
      {json === null ? null : json ? (
        <Fact look="text-ok-ink" icon={<Check />}>
          {t('validJson')}
        </Fact>
      ) : (
        <Fact look="text-warn-ink" icon={<TriangleAlert />}>
          {t('brokenJson')}
        </Fact>
      )}
      <Bytes
        value={payloadEncoding === 'file' ? (file?.bytes ?? 0) : payloadBytes({ payload, payloadEncoding })}
      />
    </span>
  )
}

function Fact({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={`flex items-center gap-1.5 ${look}`}>
      {icon}
      {children}
    </span>
  )
}
