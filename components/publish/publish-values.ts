import type { PublishInput } from '@/lib/api/messages'
import type { FieldInput } from '@/lib/rabbitmq/field'
import type { Charset, Compression } from '@/lib/rabbitmq/message-encoding'

/** The tabs of the page: each sends the same message in its own way. */
export const publishTabs = ['message', 'batch', 'request'] as const
export type PublishTab = (typeof publishTabs)[number]

/** An uploaded file, as the form knows it. */
export interface ChosenFile {
  id: string
  name: string
  bytes: number
}

/** The 13 properties that are texts; headers are rows of their own. */
export const textProperties = [
  'contentType',
  'contentEncoding',
  'priority',
  'correlationId',
  'replyTo',
  'expiration',
  'messageId',
  'timestamp',
  'type',
  'userId',
  'appId',
  'clusterId',
] as const
export type TextProperty = (typeof textProperties)[number]

/** What the form holds: text as it was typed. The message tab, the batch tab and the request tab share it. */
export interface PublishValues {
  vhost: string
  exchange: string
  routingKey: string
  payload: string
  payloadEncoding: 'json' | 'text' | 'base64' | 'hex' | 'file'
  /** The payload from a file; kept when another kind of payload is chosen for a while. */
  file: ChosenFile | null
  charset: Charset
  compression: Compression
  properties: { [P in TextProperty]: string } & { deliveryMode: '1' | '2'; headers: FieldInput[] }
  mandatory: boolean
  guarantee: 'none' | 'confirm' | 'transaction'
  /** How a transaction ends. */
  commit: 'commit' | 'rollback'
  source: {
    kind: 'template' | 'file'
    count: string
    upload: ChosenFile | null
    format: {
      kind: 'json-lines' | 'lines' | 'csv'
      target: 'line' | 'form'
      payload: string
      routingKey: string
      messageId: string
      others: boolean
      /** The columns of the chosen file. */
      columns: string[]
    }
  }
  rate: string
  window: string
  replyThrough: 'direct' | 'queue'
  timeLimit: string
  replies: string
}

/** A message as the API takes it. */
export type PublishRequest = PublishInput & { vhost: string }

interface Target {
  vhost: string
  exchange: string
  routingKey: string
}

/** A new form: text, persistent, confirmed, mandatory. */
export const publishDefaults = (target: Target): PublishValues => ({
  ...target,
  payload: '',
  payloadEncoding: 'text',
  file: null,
  charset: 'UTF-8',
  compression: 'none',
  properties: {
    contentType: '',
    contentEncoding: '',
    deliveryMode: '2',
    priority: '',
    correlationId: '',
    replyTo: '',
    expiration: '',
    messageId: '',
    timestamp: '',
    type: '',
    userId: '',
    appId: '',
    clusterId: '',
    headers: [],
  },
  mandatory: true,
  guarantee: 'confirm',
  commit: 'commit',
  source: {
    kind: 'template',
    count: '1000',
    upload: null,
    format: {
      kind: 'json-lines',
      target: 'line',
      payload: '',
      routingKey: '',
      messageId: '',
      others: false,
      columns: [],
    },
  },
  rate: '',
  window: '256',
  replyThrough: 'direct',
  timeLimit: '5000',
  replies: '1',
})

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

/** What the Batch tab sends. */
export function batchRequest(values: PublishValues) {
  const { source, rate, window, guarantee } = values
  const all = written(values)
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  const { priority, timestamp } = values.properties
  return {
    ...all,
    ...(source.kind === 'file' ? payloadOf({ ...values, payload: '', payloadEncoding: 'text' }) : {}),
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
