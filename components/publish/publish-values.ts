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

/** The twelve properties typed as text; `delivery_mode` is a choice, headers have rows of their own. */
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

/** A line of such a file is a whole message: no header or property of the form goes with it. */
export const isOfWholeMessages = (format: PublishValues['source']['format']['kind']): boolean =>
  format === 'json-lines'

/** Where a message goes. */
export interface Target {
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
