'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Note } from '@/components/ui/note'
import { formatBytes } from '@/lib/i18n/format'
import { headersText } from '@/lib/rabbitmq/headers-text'
import type { Message } from '@/lib/rabbitmq/message'
import { EncodedPayload } from './encoded-payload'
import { HeadersTable } from './headers-table'
import { hexLine } from './hex'
import { fromBase64 } from './payload-bytes'
import { DetailRow, PropertyRows } from './properties-list'
import { TraceLink } from './trace-link'
import { visible } from '@/lib/i18n/visible'
import { readDeaths } from './x-death'
import { DeathList } from './x-death-list'

interface MessageDetailProps {
  message: Message
  /** Where the message was seen: with it there is a link to where it would go. */
  vhost?: string
  /** What is to be said about a payload that is here only in part; the sizes unless told. */
  payloadNote?: ReactNode
}

/**
 * Everything that is known of a message: where it went, properties, headers with their types, payload. Fills the height that it
 * is given and scrolls inside. Shows messages of the live viewer and of "Get messages".
 */
export function MessageDetail({ message, vhost, payloadNote }: MessageDetailProps) {
  const t = useTranslations('message')
  const { properties, propertiesProblem, payload } = message
  const headers = properties.headers ?? []
  const deaths = readDeaths(headers)
  const why = (reason: string) =>
    isKnownReason(reason)
      ? t(`propertiesWhy.${reason}`)
      : t('propertiesWhy.other', { reason: visible(reason) })
  return (
    <section
      aria-label={t('details')}
      // Scrolls by itself, so the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 px-4 py-2 text-small leading-[18px] max-sm:px-3">
        {message.exchange === '' ? (
          <DetailRow name={t('exchange')} text={t('defaultExchange')} mono={false} />
        ) : (
          <DetailRow name={t('exchange')} text={visible(message.exchange)} />
        )}
        <DetailRow name={t('routingKey')} text={visible(message.routingKey)} />
        {message.rawRoutingKey === undefined ? null : (
          <DetailRow name={t('routingKeyBytes')} text={hexLine(fromBase64(message.rawRoutingKey), 255)} />
        )}
        <DetailRow name={t('redelivered')} text={message.redelivered ? t('yes') : t('no')} mono={false} />
        <PropertyRows properties={properties} />
      </dl>
      {/* The tracer takes text, and would trace another key. */}
      {vhost === undefined || message.rawRoutingKey !== undefined ? null : (
        <p className="px-4 pb-2 text-small text-ink-2 max-sm:px-3">
          <TraceLink
            vhost={vhost}
            exchange={message.exchange}
            routingKey={message.routingKey}
            headers={headersText(headers.filter(({ name }) => !isOfBroker(name)))}
          />
        </p>
      )}
      {propertiesProblem === null ? null : (
        <Note tone="warn">
          <p>{t('propertiesProblem', { why: why(propertiesProblem.reason) })}</p>
          <p className="mono mt-1 line-clamp-3 text-micro">
            {hexLine(fromBase64(propertiesProblem.base64), 256)}
          </p>
        </Note>
      )}
      <Head title={t('headers')} side={properties.headers === null ? t('none') : String(headers.length)} />
      {headers.length === 0 ? null : (
        <div className="px-4 pb-2 max-sm:px-3">
          <HeadersTable headers={headers} />
        </div>
      )}
      {deaths.length === 0 ? null : (
        <>
          <Head title={t('deaths')} side={String(deaths.length)} />
          <DeathList deaths={deaths} />
        </>
      )}
      <Head title={t('payload')} side={sizeText(t('utf8'), t('binary'), message)} />
      {payload.truncated || payloadNote !== undefined ? (
        <Note tone="info">{payloadNote ?? t('payloadCut', { size: formatBytes(payload.bytes) })}</Note>
      ) : null}
      <div className="flex flex-col">
        <EncodedPayload payload={payload} properties={properties} />
      </div>
    </section>
  )
}

/** Headers that the broker wrote on the way; a message published anew would not have them. */
const isOfBroker = (name: string): boolean =>
  /^x-(death|first-death-|last-death-|delivery-count|acquired-count)/.test(name)

const knownReasons = ['truncated', 'flags', 'text', 'trailing', 'not-kept'] as const
const isKnownReason = (reason: string): reason is (typeof knownReasons)[number] =>
  knownReasons.some((known) => known === reason)

const sizeText = (utf8: string, binary: string, { payload }: Message) =>
  `${formatBytes(payload.bytes)} · ${payload.encoding === 'utf8' ? utf8 : binary}`

function Head({ title, side }: { title: string; side: string }) {
  return (
    <div className="flex h-[34px] flex-none items-center gap-2 border-t border-line-1 px-4 max-sm:px-3">
      <h3 className="text-small font-semibold">{title}</h3>
      <span className="text-small text-ink-3">{side}</span>
    </div>
  )
}
