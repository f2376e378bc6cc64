import type { PublishInput } from '@/lib/api/messages'
import type { FieldInput } from '@/lib/rabbitmq/field'
import { isOfWholeMessages, publishDefaults, type PublishValues } from './publish-values'

/** A message as the API takes it. */
export type PublishRequest = PublishInput & { vhost: string }

/** A row that was added and not yet filled in is no mistake. Only at the end: errors are put at rows by their place. */
function withoutBlankEnd(rows: readonly FieldInput[]): FieldInput[] {
  const last = rows.findLastIndex((row) => row.name !== '' || row.value !== '')
  return rows.slice(0, last + 1)
}

/** What is no whole number becomes NaN, and the contract says what is wrong with that. */
function wholeNumber(text: string): number | null {
  const digits = text.trim()
  if (digits === '') return null
  return /^-?\d+$/.test(digits) ? Number(digits) : Number.NaN
}

/** Empty is not a number either, where one is needed. */
const neededNumber = (text: string): number => wholeNumber(text) ?? Number.NaN

/** What all tabs send, with texts where placeholders may stand. */
function written(values: PublishValues) {
  const { vhost, exchange, routingKey, charset, compression, mandatory, properties } = values
  return {
    vhost,
    exchange,
    routingKey,
    ...payloadOf(values),
    charset,
    compression,
    mandatory,
    properties: {
      ...properties,
      deliveryMode: properties.deliveryMode === '1' ? (1 as const) : (2 as const),
      headers: withoutBlankEnd(properties.headers),
    },
  }
}

function payloadOf({ payload, payloadEncoding, file }: PublishValues): {
  payload: string
  payloadEncoding: 'text' | 'base64' | 'hex' | 'file'
} {
  if (payloadEncoding === 'file') return { payload: file?.id ?? '', payloadEncoding }
  return { payload, payloadEncoding: payloadEncoding === 'json' ? 'text' : payloadEncoding }
}

function message(values: PublishValues) {
  const all = written(values)
  const { priority, timestamp } = values.properties
  const properties = { ...all.properties, priority: wholeNumber(priority), timestamp: wholeNumber(timestamp) }
  return { ...all, properties }
}

/** What the Message tab sends. */
export const messageRequest = (values: PublishValues): PublishRequest => ({
  ...message(values),
  guarantee: values.guarantee,
  commit: values.commit === 'commit',
})

/** What the Request/reply tab sends. Where replies go is the console's business. */
export function replyRequest(values: PublishValues) {
  const { replyThrough, timeLimit, replies } = values
  return {
    ...message(values),
    replyThrough,
    timeLimit: neededNumber(timeLimit),
    replies: neededNumber(replies),
  }
}

/** The form around a file: what it does not show then is not sent, and a mistake in it stops nothing. */
function aroundFile(values: PublishValues): PublishValues {
  const { properties, compression } = publishDefaults(values)
  const around: PublishValues = { ...values, payload: '', payloadEncoding: 'text', charset: 'UTF-8' }
  return isOfWholeMessages(values.source.format.kind) ? { ...around, properties, compression } : around
}

/** What the Batch tab sends. */
export function batchRequest(form: PublishValues) {
  const values = form.source.kind === 'file' ? aroundFile(form) : form
  const { source, rate, window, guarantee } = values
  const all = written(values)
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  const { priority, timestamp } = values.properties
  return {
    ...all,
    properties: { ...all.properties, priority: orNull(priority), timestamp: orNull(timestamp) },
    guarantee,
    rate: wholeNumber(rate),
    window: neededNumber(window),
    source:
      source.kind === 'template'
        ? { kind: 'template' as const, count: neededNumber(source.count) }
        : { kind: 'file' as const, upload: source.upload?.id ?? '', format: formatOf(source.format) },
  }
}

function formatOf(format: PublishValues['source']['format']) {
  const { kind, target, payload, routingKey, messageId, others, columns } = format
  if (kind === 'json-lines') return { kind, target }
  if (kind === 'lines') return { kind }
  const used = new Set([payload, routingKey, messageId])
  const headers = others ? columns.filter((name) => name !== '' && !used.has(name)) : []
  return { kind, payload, routingKey, messageId, headers }
}
