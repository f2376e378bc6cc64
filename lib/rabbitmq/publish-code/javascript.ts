import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import {
  authorityFile,
  camel,
  lacksClusterId,
  passwordPlaceholder,
  plainValue,
  quoted,
  type Code,
  type CodeMessage,
  type CodePayload,
} from './code-message'

const readFile = "import { readFileSync } from 'node:fs'"

/** JavaScript with amqplib, whose `{ '!': … }` says the type of a header. */
export function amqplibCode(message: CodeMessage): Code {
  const { guarantee, headers, payload } = message
  const { amqp, ownAuthority } = message.address
  const imports = new Set(["import amqp from 'amqplib'"])
  const options = [
    ...message.properties
      .filter(([name]) => name !== 'cluster_id')
      .map(([name, value]) => `${camel(name)}: ${plainValue(value)}`),
    ...(headers.length === 0 ? [] : [`headers: ${object(headers, 2)}`]),
    `mandatory: ${message.mandatory}`,
  ]
  const body = bodyOf(payload, imports)
  const isConfirm = guarantee !== 'none'
  const hasOwnAuthority = amqp.tls && ownAuthority
  if (hasOwnAuthority) imports.add(readFile)
  const lines = [
    'const connection = await amqp.connect({',
    `  ${amqp.tls ? "protocol: 'amqps', " : ''}hostname: ${quoted(amqp.host)}, port: ${amqp.port},`,
    `  username: ${quoted(message.username)}, password: ${quoted(passwordPlaceholder)},`,
    '  // amqplib unescapes it.',
    `  vhost: encodeURIComponent(${quoted(message.vhost)}),`,
    hasOwnAuthority ? `}, { ca: [readFileSync(${quoted(authorityFile)})] })` : '})',
    `const channel = await connection.create${isConfirm ? 'Confirm' : ''}Channel()`,
    ...(message.mandatory
      ? ["channel.on('return', ({ fields }) => process.stdout.write('returned: ' + fields.replyText))"]
      : []),
    `channel.publish(${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${body}, {`,
    ...options.map((line) => `  ${line},`),
    '})',
    isConfirm ? 'await channel.waitForConfirms()' : 'await channel.close()',
    'await connection.close()',
  ]
  return {
    text: `${[...imports].join('\n')}\n\n${lines.join('\n')}\n`,
    lacks: [...(guarantee === 'transaction' ? (['transaction'] as const) : []), ...lacksClusterId(message)],
  }
}

function bodyOf(payload: CodePayload, imports: Set<string>): string {
  const plain = plainBody(payload, imports)
  if (payload.compression === 'none') return plain
  const pack = payload.compression === 'gzip' ? 'gzipSync' : 'deflateSync'
  imports.add(`import { ${pack} } from 'node:zlib'`)
  return `${pack}(${plain})`
}

function plainBody(payload: CodePayload, imports: Set<string>): string {
  if (payload.kind === 'file') {
    imports.add(readFile)
    return `readFileSync(${quoted(payload.name)})`
  }
  if (payload.kind === 'base64') return `Buffer.from(${quoted(payload.base64)}, 'base64')`
  if (payload.charset === 'UTF-8') return `Buffer.from(${quoted(payload.text)})`
  imports.add("import iconv from 'iconv-lite'")
  return `iconv.encode(${quoted(payload.text)}, ${quoted(payload.charset)})`
}

function object(entries: readonly FieldEntry[], spaces: number): string {
  const pad = ' '.repeat(spaces)
  // In brackets, "__proto__" is a key like any other.
  const rows = entries.map(({ name, value }) => `${pad}  [${quoted(name)}]: ${write(value, spaces + 2)},`)
  return entries.length === 0 ? '{}' : `{\n${rows.join('\n')}\n${pad}}`
}

const typed = (type: string, value: string) => `{ '!': '${type}', value: ${value} }`

function write(field: FieldValue, spaces: number): string {
  switch (field.type) {
    case 'boolean':
      return String(field.value)
    case 'string':
      return quoted(field.value)
    case 'int64':
    case 'uint64':
      return typed('int64', Number.isSafeInteger(Number(field.value)) ? field.value : `${field.value}n`)
    case 'timestamp':
      return typed('timestamp', field.value)
    case 'decimal': {
      const [whole = '', fraction = ''] = field.value.split('.')
      return typed('decimal', `{ places: ${fraction.length}, digits: ${Number(`${whole}${fraction}`)} }`)
    }
    case 'bytes':
    case 'binary-string':
      return `Buffer.from(${quoted(field.base64)}, 'base64')`
    case 'array':
      return `[${field.items.map((item) => write(item, spaces)).join(', ')}]`
    case 'table':
      return object(field.entries, spaces)
    case 'void':
    case 'unread':
      return 'null'
    default:
      return typed(field.type, String(field.value))
  }
}
