import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { isOtherText, pythonCharset } from './charsets'
import {
  authorityFile,
  knownTypes,
  lacksOf,
  passwordPlaceholder,
  plainValue,
  quoted,
  type Code,
  type CodeMessage,
  type CodePayload,
} from './code-message'

/** Types that pika 1.3 writes when it is given Python's values: integers by their size, and no binary fractions at all. */
const known = knownTypes('bytes')

/** Python with pika. */
export function pikaCode(message: CodeMessage): Code {
  const { guarantee, payload, headers } = message
  const { amqp } = message.address
  const imports = new Set(['pika'])
  const properties = message.properties.map(([name, value]) => `${name}=${plainValue(value)}`)
  if (headers.length > 0) properties.push(`headers=${dict(headers, imports, 4)}`)
  const body = bodyOf(payload, imports)
  const lines = [
    'connection = pika.BlockingConnection(pika.ConnectionParameters(',
    `    host=${quoted(amqp.host)}, port=${amqp.port}, virtual_host=${quoted(message.vhost)},`,
    ...tls(message, imports),
    `    credentials=pika.PlainCredentials(${quoted(message.username)}, ${quoted(passwordPlaceholder)}),`,
    '))',
    'channel = connection.channel()',
    ...(guarantee === 'confirm' ? ['channel.confirm_delivery()'] : []),
    ...(guarantee === 'transaction' ? ['channel.tx_select()'] : []),
    'properties = pika.BasicProperties(',
    ...properties.map((line) => `    ${line},`),
    ')',
    ...(guarantee === 'confirm'
      ? ['# Raises UnroutableError when it is returned, NackError when it is nacked.']
      : []),
    'channel.basic_publish(',
    `    exchange=${quoted(message.exchange)}, routing_key=${quoted(message.routingKey)},`,
    `    body=${body}, properties=properties, mandatory=${python(message.mandatory)},`,
    ')',
    ...(guarantee === 'transaction' ? [`channel.tx_${message.commit ? 'commit' : 'rollback'}()`] : []),
    'connection.close()',
  ]
  const plain = [...imports].filter((name) => !name.includes(' ')).sort((a, b) => (a < b ? -1 : 1))
  const heads = [
    ...plain.map((name) => `import ${name}`),
    ...[...imports].filter((name) => name.includes(' ')),
  ]
  return {
    text: `${heads.join('\n')}\n\n${lines.join('\n')}\n`,
    lacks: [
      ...lacksOf(message, known),
      ...(isOtherText(message, pythonCharset) ? (['encoding'] as const) : []),
    ],
  }
}

function tls({ address: { amqp, ownAuthority } }: CodeMessage, imports: Set<string>): string[] {
  if (!amqp.tls) return []
  imports.add('ssl')
  const authority = ownAuthority ? `cafile=${quoted(authorityFile)}` : ''
  return [`    ssl_options=pika.SSLOptions(ssl.create_default_context(${authority}), ${quoted(amqp.host)}),`]
}

const python = (value: boolean) => (value ? 'True' : 'False')

function bodyOf(payload: CodePayload, imports: Set<string>): string {
  const { compression } = payload
  const plain = plainBody(payload, imports)
  if (compression === 'none') return plain
  imports.add(compression === 'gzip' ? 'gzip' : 'zlib')
  return compression === 'gzip' ? `gzip.compress(${plain})` : `zlib.compress(${plain})`
}

function plainBody(payload: CodePayload, imports: Set<string>): string {
  if (payload.kind === 'file') return `open(${quoted(payload.name)}, "rb").read()`
  if (payload.kind === 'text')
    return `${quoted(payload.text)}.encode(${quoted(pythonCharset(payload.charset, payload.text).name)})`
  imports.add('base64')
  return `base64.b64decode(${quoted(payload.base64)})`
}

const dict = (entries: readonly FieldEntry[], imports: Set<string>, spaces: number): string => {
  const pad = ' '.repeat(spaces)
  const rows = entries.map(
    ({ name, value }) => `${pad}    ${quoted(name)}: ${write(value, imports, spaces + 4)},`,
  )
  return `{\n${rows.join('\n')}\n${pad}}`
}

function write(field: FieldValue, imports: Set<string>, spaces: number): string {
  switch (field.type) {
    case 'boolean':
      return python(field.value)
    case 'string':
      return quoted(field.value)
    case 'decimal':
      imports.add('from decimal import Decimal')
      return `Decimal(${quoted(field.value)})`
    case 'timestamp':
      imports.add('from datetime import datetime, timezone')
      return `datetime.fromtimestamp(${field.value}, timezone.utc)`
    case 'bytes':
    case 'binary-string':
      imports.add('base64')
      return `base64.b64decode(${quoted(field.base64)})`
    case 'array':
      return `[${field.items.map((item) => write(item, imports, spaces)).join(', ')}]`
    case 'table':
      return dict(field.entries, imports, spaces)
    case 'float':
    case 'double':
      imports.add('from decimal import Decimal')
      return `Decimal(${quoted(String(field.value))})`
    case 'void':
    case 'unread':
      return 'None'
    default:
      return String(field.value)
  }
}
