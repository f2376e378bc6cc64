import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { Charset } from '@/lib/rabbitmq/message-encoding'
import {
  authorityFile,
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

const known = knownTypes('int8', 'uint8', 'int16', 'uint16', 'uint32', 'float', 'double')

/** .NET has these only once they are registered. */
const fromPages: ReadonlySet<Charset> = new Set<Charset>(['GBK', 'GB18030', 'Shift_JIS'])

/** C# with RabbitMQ.Client 7. */
export function csharpCode(message: CodeMessage): Code {
  const { guarantee, headers, payload, address } = message
  const { amqp } = address
  const properties = message.properties.map(([name, value]) => `${pascal(name)} = ${valueOf(name, value)},`)
  if (headers.length > 0) properties.push(`Headers = ${table(headers, 4)},`)
  const isConfirm = guarantee === 'confirm'
  const options = isConfirm
    ? 'new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)'
    : ''
  const lines = [
    'using System.Text;',
    'using RabbitMQ.Client;',
    '',
    ...(payload.kind === 'text' && fromPages.has(payload.charset)
      ? ['Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);']
      : []),
    'var factory = new ConnectionFactory',
    '{',
    `    HostName = ${quoted(amqp.host)}, Port = ${amqp.port}, VirtualHost = ${quoted(message.vhost)},`,
    `    UserName = ${quoted(message.username)}, Password = ${quoted(passwordPlaceholder)},`,
    ...(amqp.tls ? [`    Ssl = new SslOption { Enabled = true, ServerName = ${quoted(amqp.host)} },`] : []),
    '};',
    ...(amqp.tls && address.ownAuthority
      ? [`// This machine has to trust the broker's authority: ${authorityFile}`]
      : []),
    'await using var connection = await factory.CreateConnectionAsync();',
    `await using var channel = await connection.CreateChannelAsync(${options});`,
    ...(guarantee === 'transaction' ? ['await channel.TxSelectAsync();'] : []),
    'var properties = new BasicProperties',
    '{',
    ...properties.map((line) => `    ${line}`),
    '};',
    ...(isConfirm ? ['// Throws PublishException when it is returned or nacked.'] : []),
    `await channel.BasicPublishAsync(${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${message.mandatory}, properties, ${bodyOf(payload)});`,
    ...(guarantee === 'transaction'
      ? [`await channel.Tx${message.commit ? 'Commit' : 'Rollback'}Async();`]
      : []),
  ]
  return { text: `${lines.join('\n')}\n`, lacks: lacksOf(message, known, 'any-charset') }
}

function valueOf(name: string, value: string | number): string {
  if (name === 'delivery_mode') return value === 1 ? 'DeliveryModes.Transient' : 'DeliveryModes.Persistent'
  if (name === 'timestamp') return `new AmqpTimestamp(${value})`
  return plainValue(value)
}

function bodyOf(payload: CodePayload): string {
  if (payload.kind === 'file') return `await File.ReadAllBytesAsync(${quoted(payload.name)})`
  if (payload.kind === 'base64') return `Convert.FromBase64String(${quoted(payload.base64)})`
  // With a byte order mark, as the others write it.
  if (payload.charset === 'UTF-16') return `Encoding.Unicode.GetBytes("\\ufeff" + ${quoted(payload.text)})`
  return payload.charset === 'UTF-8'
    ? `Encoding.UTF8.GetBytes(${quoted(payload.text)})`
    : `Encoding.GetEncoding(${quoted(payload.charset)}).GetBytes(${quoted(payload.text)})`
}

function table(entries: readonly FieldEntry[], spaces: number): string {
  const pad = ' '.repeat(spaces)
  const rows = entries.map(({ name, value }) => `${pad}    [${quoted(name)}] = ${write(value, spaces + 4)},`)
  return `new Dictionary<string, object?>\n${pad}{\n${rows.join('\n')}\n${pad}}`
}

const casts: Partial<Record<FieldValue['type'], string>> = {
  int8: '(sbyte)',
  uint8: '(byte)',
  int16: '(short)',
  uint16: '(ushort)',
  uint32: '(uint)',
  int64: '(long)',
  uint64: '(long)',
  float: '(float)',
  double: '(double)',
}

function write(field: FieldValue, spaces: number): string {
  switch (field.type) {
    case 'string':
      return quoted(field.value)
    case 'boolean':
      return String(field.value)
    case 'decimal':
      return `${field.value}m`
    case 'timestamp':
      return `new AmqpTimestamp(${field.value})`
    case 'bytes':
    case 'binary-string':
      return `Convert.FromBase64String(${quoted(field.base64)})`
    case 'array':
      return `new List<object?> { ${field.items.map((item) => write(item, spaces)).join(', ')} }`
    case 'table':
      return table(field.entries, spaces)
    case 'void':
    case 'unread':
      return 'null'
    default:
      return `${casts[field.type] ?? ''}${field.value}`
  }
}
