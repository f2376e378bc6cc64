'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { decodeFormats } from '@/lib/api/decode-names'
import { useOwnTexts } from '@/lib/client/own-texts'
import { useProblemWords } from '@/lib/client/problem-words'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Decoding } from './use-decoded'
import { visible } from '@/lib/i18n/visible'

const SchemaDialog = lazyPart(() => import('./schema-dialog').then((module) => module.SchemaDialog))

/** Which format a payload is decoded in, by which schema, and what came of it. */
export function DecodeBar({ decoding }: { decoding: Decoding }) {
  const t = useTranslations('decode')
  const [isOpen, setOpen] = useState(false)
  const { choice, choose, decoded } = decoding
  const { format, schema } = choice
  const needsSchema = format === 'protobuf' || format === 'avro'
  const types = decoded?.types ?? []
  return (
    <>
      <label className="flex items-center gap-1">
        {t('as')}
        <Select
          look="bare"
          value={format}
          options={(['none', ...decodeFormats] as const).map((value) => ({
            value,
            label: t(`formats.${value}`),
          }))}
          onChange={(event) => {
            const chosen = decodeFormats.find((name) => name === event.target.value) ?? 'none'
            // A schema of one format says nothing in another.
            choose({ format: chosen, schema: null, type: null })
          }}
        />
      </label>
      {needsSchema ? (
        <Button
          size="small"
          className="mono max-w-44 truncate"
          {...SchemaDialog.early}
          onClick={() => setOpen(true)}
        >
          {schema === null ? t('chooseSchema') : visible(schema.name)}
        </Button>
      ) : null}
      {types.length > 1 ? (
        <label className="flex min-w-0 items-center gap-1">
          {t('type')}
          <Select
            look="bare"
            mono
            value={decoded?.type ?? ''}
            options={types.map((name) => ({ value: name, label: visible(name) }))}
            onChange={(event) => choose({ type: event.target.value })}
          />
        </label>
      ) : null}
      <SchemaDialog open={isOpen} onOpenChange={setOpen} choice={choice} onChoose={choose} />
    </>
  )
}

/** What is wrong with a payload in the chosen format, or what else is to be said of it. */
export function DecodeNote({ decoding }: { decoding: Decoding }) {
  const t = useTranslations('decode')
  const say = useProblemWords()
  const inWords = useOwnTexts()
  const { choice, decoded, isPending, error, isTooLong } = decoding
  const { format } = choice
  if (format === 'none') return null
  const name = t(`formats.${format}`)
  if (isTooLong) return <Note tone="info">{t('tooLong', { format: name })}</Note>
  if (isPending) return <p className="px-4 pt-1 text-small text-ink-3 max-sm:px-3">{t('pending')}</p>
  if (error !== null) return <Note tone="bad">{sentences(...Object.values(say(error)))}</Note>
  if (decoded === null) return null
  const { problem, left, text } = decoded
  if (problem === null) {
    return left === 0 ? null : <Note tone="warn">{t('left', { count: left, format: name })}</Note>
  }
  const place = problem.at === null ? '' : t('at', { at: String(problem.at) })
  return (
    <Note tone="warn">
      {sentences(
        t(`faults.${problem.fault}`, { format: name }),
        visible(inWords(problem.detail)),
        place,
        text === null ? '' : t('partly'),
      )}
    </Note>
  )
}
