'use client'

import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { formatBytes } from '@/lib/i18n/format'
import type { Payload, Properties } from '@/lib/rabbitmq/message'
import { charsetOf, formatOf } from '@/lib/rabbitmq/content-encoding'
import { charsets, type Charset } from '@/lib/rabbitmq/message-encoding'
import { inflate, mostInflated, payloadFrom, type Inflated } from './decode-payload'
import { DecodeBar, DecodeNote } from './decode-bar'
import { payloadBytes } from './payload-bytes'
import { PayloadView } from './payload-view'
import { useDecoded } from './use-decoded'

interface EncodedPayloadProps {
  payload: Payload
  properties: Properties
}

/** A payload as text of the character set that is chosen, with gzip and deflate undone where its content encoding names them. */
export function EncodedPayload({ payload, properties }: EncodedPayloadProps) {
  const t = useTranslations('message')
  const { contentEncoding, contentType } = properties
  const format = formatOf(contentEncoding)
  const told = charsetOf(contentEncoding, contentType)
  const [chosen, setChosen] = useState<Charset | null>(null)
  const [isAsSent, setAsSent] = useState(false)
  const [inflated, setInflated] = useState<{ of: Payload; result: Inflated } | null>(null)
  const charset = chosen ?? told ?? 'UTF-8'
  const isInflating = format !== null && !isAsSent
  useEffect(() => {
    if (format === null) return undefined
    let isLeft = false
    void inflate(payload, format).then((result) => {
      if (!isLeft) setInflated({ of: payload, result })
    })
    return () => {
      isLeft = true
    }
  }, [payload, format])
  const whole = isInflating && inflated?.of === payload ? inflated.result : null
  const shown = useMemo(() => {
    if (whole !== null && whole.bytes.length > 0) {
      return payloadFrom(whole.bytes, charset, lacksEnd(whole, payload))
    }
    if (charset === 'UTF-8') return payload
    return payloadFrom(payloadBytes(payload), charset, payload.truncated)
  }, [payload, whole, charset])
  // Formats are of bytes: what a character set makes of them is no matter.
  const bytes = useMemo(() => {
    if (whole === null || whole.bytes.length === 0) return payload
    return payloadFrom(whole.bytes, 'UTF-8', lacksEnd(whole, payload))
  }, [payload, whole])
  const decoding = useDecoded(bytes, contentType, !isInflating || whole !== null)
  const note =
    whole === null
      ? null
      : whole.isBroken
        ? t('inflateBroken', { format: format ?? '' })
        : whole.isCut
          ? t('inflateCut', { size: formatBytes(mostInflated) })
          : t('inflated', { format: format ?? '', size: formatBytes(whole.bytes.length) })
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-1.5 text-small text-ink-3 max-sm:px-3">
        <label className="flex items-center gap-1">
          {t('charset')}
          <Select
            look="bare"
            value={charset}
            options={charsets.map((name) => ({ value: name, label: name }))}
            onChange={(event) => setChosen(charsets.find((name) => name === event.target.value) ?? null)}
          />
        </label>
        {format === null ? null : (
          <Checkbox
            label={t('asSent')}
            checked={isAsSent}
            onChange={(event) => setAsSent(event.target.checked)}
          />
        )}
        <DecodeBar decoding={decoding} />
        {note === null ? null : <span>{note}</span>}
      </div>
      <DecodeNote decoding={decoding} />
      <PayloadView
        payload={shown}
        sent={whole !== null && whole.bytes.length > 0 ? whole.bytes : payload}
        decoded={decoding.decoded?.text ?? null}
      />
    </>
  )
}

const lacksEnd = ({ isCut, isBroken }: Inflated, { truncated }: Payload) => isCut || isBroken || truncated
