import type { BrokerAddress } from '@/lib/rabbitmq/broker-address'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import type { CodeMessage } from '@/lib/rabbitmq/publish-code/code-message'

/** What quotes, shells, templates and those who read code trip over. */
export const nasty = `'"$(x) \`y\` \\ {{n}}\n中 😀\u2028\u202e\u2066`

export const plainAddress: BrokerAddress = {
  amqp: { host: 'rabbit.test', port: 5673, tls: false },
  management: { origin: 'http://rabbit.test:15673', path: '' },
  ownAuthority: false,
}
export const tlsAddress: BrokerAddress = {
  amqp: { host: 'rabbit.test', port: 5671, tls: true },
  management: { origin: 'https://rabbit.test:15671', path: '/rabbit' },
  ownAuthority: true,
}

/** A header of every type that the form has. */
export const everyHeader: readonly FieldEntry[] = [
  { name: 'string', value: { type: 'string', value: nasty } },
  { name: 'boolean', value: { type: 'boolean', value: true } },
  { name: 'int8', value: { type: 'int8', value: -8 } },
  { name: 'uint8', value: { type: 'uint8', value: 8 } },
  { name: 'int16', value: { type: 'int16', value: -16 } },
  { name: 'uint16', value: { type: 'uint16', value: 16 } },
  { name: 'int32', value: { type: 'int32', value: -32 } },
  { name: 'uint32', value: { type: 'uint32', value: 4_294_967_295 } },
  { name: 'int64', value: { type: 'int64', value: '-9223372036854775808' } },
  { name: 'float', value: { type: 'float', value: 0.5 } },
  { name: 'double', value: { type: 'double', value: 1.5 } },
  { name: 'decimal', value: { type: 'decimal', value: '-12.34' } },
  { name: 'timestamp', value: { type: 'timestamp', value: '1700000000' } },
  { name: 'bytes', value: { type: 'bytes', base64: 'AP8=' } },
  {
    name: 'array',
    value: { type: 'array', items: [{ type: 'string', value: 'a' }, { type: 'void' }] },
  },
  {
    name: 'table',
    value: {
      type: 'table',
      entries: [
        { name: '__proto__', value: { type: 'int64', value: '1' } },
        { name: 'only', value: { type: 'array', items: [{ type: 'void' }] } },
      ],
    },
  },
  { name: 'void', value: { type: 'void' } },
]

/** Every property but the headers. */
export const everyProperty: CodeMessage['properties'] = [
  ['content_type', 'application/json'],
  ['content_encoding', 'gzip'],
  ['delivery_mode', 2],
  ['priority', 5],
  ['correlation_id', nasty],
  ['reply_to', 'answers'],
  ['expiration', '60000'],
  ['message_id', 'm-1'],
  ['timestamp', 1_700_000_000],
  ['type', 'order'],
  ['user_id', 'guest'],
  ['app_id', 'shop'],
  ['cluster_id', 'west'],
]

export const codeMessage = (part: Partial<CodeMessage> = {}): CodeMessage => ({
  vhost: '/',
  username: 'alice',
  address: plainAddress,
  exchange: 'events',
  routingKey: 'order.paid',
  payload: { kind: 'text', text: '{"n":1}', charset: 'UTF-8', compression: 'none' },
  properties: [],
  headers: [],
  mandatory: true,
  guarantee: 'confirm',
  commit: true,
  ...part,
})
