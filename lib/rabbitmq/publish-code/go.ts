import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import {
  knownTypes,
  lacksOf,
  pascal,
  passwordPlaceholder,
  plainValue,
  quoted,
  type Code,
  type CodeMessage,
  type CodePayload,
} from './code-message'

const known = knownTypes('int8', 'uint8', 'int16', 'float', 'double', 'bytes')
const names: Record<string, string> = {
  message_id: 'MessageId',
  user_id: 'UserId',
  app_id: 'AppId',
  reply_to: 'ReplyTo',
}

/** Go with amqp091-go. Errors are left to the reader. */
export function goCode(message: CodeMessage): Code {
  const { guarantee, headers, payload } = message
  const given = message.properties.filter(([name]) => name !== 'cluster_id')
  const fields = given.map(([name, value]) => `${names[name] ?? pascal(name)}: ${valueOf(name, value)},`)
  if (headers.length > 0) fields.push(`Headers: ${table(headers)},`)
  fields.push(`Body: ${bodyOf(payload)},`)
  const publish = `ctx, ${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${message.mandatory}, false, amqp.Publishing{`
  const isConfirm = guarantee === 'confirm'
  const address = `amqp://${message.host}:${message.amqpPort}`
  const lines = [
    '// import amqp "github.com/rabbitmq/amqp091-go"',
    `connection, err := amqp.DialConfig(${quoted(address)}, amqp.Config{`,
    `	SASL: []amqp.Authentication{&amqp.PlainAuth{Username: ${quoted(message.username)}, Password: ${quoted(passwordPlaceholder)}}},`,
    `	Vhost: ${quoted(message.vhost)},`,
    '})',
    'if err != nil {',
    '	panic(err)',
    '}',
    'defer connection.Close()',
    'channel, err := connection.Channel()',
    'if err != nil {',
    '	panic(err)',
    '}',
    ...(isConfirm ? ['channel.Confirm(false)'] : []),
    ...(guarantee === 'transaction' ? ['channel.Tx()'] : []),
    'ctx := context.Background()',
    isConfirm
      ? `confirm, err := channel.PublishWithDeferredConfirmWithContext(${publish}`
      : `err = channel.PublishWithContext(${publish}`,
    ...fields.map((line) => `	${line}`),
    '})',
    'if err != nil {',
    '	panic(err)',
    '}',
    ...(isConfirm ? ['if !confirm.Wait() {', '	panic("nacked")', '}'] : []),
    ...(guarantee === 'transaction' ? [`channel.Tx${message.commit ? 'Commit' : 'Rollback'}()`] : []),
  ]
  return { text: `${lines.join('\n')}\n`, lacks: lacksOf(message, known, 'UTF-8') }
}

const valueOf = (name: string, value: string | number): string =>
  name === 'timestamp' ? `time.Unix(${value}, 0)` : plainValue(value)

function bodyOf(payload: CodePayload): string {
  if (payload.kind === 'file') return `must(os.ReadFile(${quoted(payload.name)}))`
  if (payload.kind === 'base64') return `must(base64.StdEncoding.DecodeString(${quoted(payload.base64)}))`
  return `[]byte(${quoted(payload.text)})`
}

const table = (entries: readonly FieldEntry[]): string =>
  `amqp.Table{${entries.map(({ name, value }) => `${quoted(name)}: ${write(value)}`).join(', ')}}`

function write(field: FieldValue): string {
  switch (field.type) {
    case 'string':
      return quoted(field.value)
    case 'boolean':
      return String(field.value)
    case 'int8':
    case 'uint8':
    case 'int16':
    case 'int32':
      return `${field.type}(${field.value})`
    case 'uint16':
      return `int32(${field.value})`
    case 'uint32':
    case 'int64':
    case 'uint64':
      return `int64(${field.value})`
    case 'float':
      return `float32(${field.value})`
    case 'double':
      return `float64(${field.value})`
    case 'decimal': {
      const [whole = '', fraction = ''] = field.value.split('.')
      return `amqp.Decimal{Scale: ${fraction.length}, Value: ${Number(`${whole}${fraction}`)}}`
    }
    case 'timestamp':
      return `time.Unix(${field.value}, 0)`
    case 'bytes':
    case 'binary-string':
      return `must(base64.StdEncoding.DecodeString(${quoted(field.base64)}))`
    case 'array':
      return `[]interface{}{${field.items.map(write).join(', ')}}`
    case 'table':
      return table(field.entries)
    default:
      return 'nil'
  }
}
