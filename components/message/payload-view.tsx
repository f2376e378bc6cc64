'use client'

import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Tabs, type Tab } from '@/components/ui/tabs'
import { formatBytes } from '@/lib/i18n/format'
import type { Payload } from '@/lib/rabbitmq/message'
import { hexDump } from './hex'
import { JsonText } from './json-text'
import { JsonTreeView } from './json-tree-view'
import { layOutJson } from './json-layout'
import { LongText } from './long-text'
import { payloadBytes } from './payload-bytes'
import { visible } from '@/lib/i18n/visible'

const views = ['json', 'tree', 'text', 'hex'] as const
type View = (typeof views)[number]

const mebibyte = 1024 * 1024
/** Longer payloads are not parsed in the page, and no layout is longer than four times that. */
const longestJson = mebibyte
const longestText = mebibyte
const longestHex = 64 * 1024

interface PayloadViewProps {
  payload: Payload
  /** What it was made of, which its text does not give back: a character set did. */
  sent: Payload | Uint8Array
  /** What a binary payload says, as JSON: shown as that and as a tree, while text and bytes stay what was sent. */
  decoded?: string | null
}

/** A payload as JSON, text and bytes. Begins with what fits it best; a choice stays for the next message. */
export function PayloadView({ payload, sent, decoded = null }: PayloadViewProps) {
  const t = useTranslations('message')
  const [chosen, setChosen] = useState<View | null>(null)
  const isJson = useMemo(() => looksLikeJson(payload), [payload])
  const json = useMemo(
    (): Payload =>
      decoded === null
        ? payload
        : { encoding: 'utf8', text: decoded, bytes: decoded.length, truncated: false },
    [payload, decoded],
  )
  const fitting: View =
    decoded !== null ? 'tree' : payload.encoding === 'base64' ? 'hex' : isJson ? 'json' : 'text'
  const label: Record<View, string> = { json: t('json'), tree: t('tree'), text: t('text'), hex: t('hex') }
  const content: Record<View, ReactNode> = {
    json: <JsonPayload payload={json} />,
    tree: <TreePayload payload={json} />,
    text: <TextPayload payload={payload} />,
    hex: <HexPayload sent={sent} />,
  }
  const tabs = views.map((value): Tab<View> => ({ value, label: label[value], content: content[value] }))
  if (payload.bytes === 0) return <Words>{t('empty')}</Words>
  return <Tabs label={t('payload')} tabs={tabs} value={chosen ?? fitting} onChange={setChosen} />
}

/** A look at the beginning only: most payloads say there what they are. */
const looksLikeJson = (payload: Payload) => /^\s*[[{]/.test(payload.text.slice(0, 64))

function JsonPayload({ payload }: { payload: Payload }) {
  const t = useTranslations('message')
  const tokens = useMemo(
    () =>
      payload.encoding === 'utf8' && !payload.truncated && payload.text.length <= longestJson
        ? layOutJson(payload.text, 4 * longestJson)
        : null,
    [payload],
  )
  if (tokens !== null) return <JsonText tokens={tokens} />
  if (payload.encoding === 'base64') return <Words>{t('jsonBinary')}</Words>
  if (payload.truncated) return <Words>{t('jsonCut')}</Words>
  if (payload.text.length > longestJson) return <Words>{t('jsonLong')}</Words>
  return <Words>{t('jsonNot')}</Words>
}

function TreePayload({ payload }: { payload: Payload }) {
  const isFit = payload.encoding === 'utf8' && !payload.truncated && payload.text.length <= longestJson
  // What cannot be laid out says why there.
  return isFit ? <JsonTreeView text={payload.text} /> : <JsonPayload payload={payload} />
}

function TextPayload({ payload }: { payload: Payload }) {
  const t = useTranslations('message')
  if (payload.encoding === 'base64') return <Words>{t('textBinary')}</Words>
  const isCut = payload.text.length > longestText
  return (
    <>
      {isCut ? <p className="px-4 pt-2 text-small text-ink-3 max-sm:px-3">{t('textCut')}</p> : null}
      <pre className="px-4 py-2 text-[12px] leading-[18px] wrap-anywhere whitespace-pre-wrap max-sm:px-3">
        <LongText text={visible(payload.text.slice(0, longestText), { lines: true })} />
      </pre>
    </>
  )
}

function HexPayload({ sent }: { sent: Payload | Uint8Array }) {
  const t = useTranslations('message')
  const bytes = useMemo(() => (sent instanceof Uint8Array ? sent : payloadBytes(sent)), [sent])
  return (
    <>
      {bytes.length > longestHex ? (
        <p className="px-4 pt-2 text-small text-ink-3 max-sm:px-3">
          {t('hexCut', { shown: formatBytes(longestHex) })}
        </p>
      ) : null}
      <pre className="px-4 py-2 text-[12px] leading-[18px] max-sm:px-3">{hexDump(bytes, longestHex)}</pre>
    </>
  )
}

const Words = ({ children }: { children: ReactNode }) => (
  <p className="px-4 py-2 text-small text-ink-2 max-sm:px-3">{children}</p>
)
