import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import {
  authorityFile,
  lacksOf,
  passwordPlaceholder,
  plainValue,
  quoted,
  type Code,
  type CodeMessage,
  type Lack,
} from './code-message'

/** Types that JSON has. A null is refused with 400 by RabbitMQ 4.3, so void headers are left out. */
const known = new Set<FieldValue['type']>(['boolean', 'int64', 'int32', 'double', 'string', 'array', 'table'])

/** A JSON text, whose numbers are written by their digits. */
function json(field: FieldValue): string {
  switch (field.type) {
    case 'string':
      return quoted(field.value)
    case 'array':
      return `[${field.items.map(json).join(', ')}]`
    case 'table':
      return table(field.entries)
    case 'bytes':
    case 'binary-string':
      return quoted(field.base64)
    case 'void':
    case 'unread':
      return 'null'
    default:
      return typeof field.value === 'string' && !/^-?\d+(\.\d+)?$/.test(field.value)
        ? quoted(field.value)
        : String(field.value)
  }
}
const table = (entries: readonly FieldEntry[]): string =>
  `{${entries
    .filter(({ value }) => value.type !== 'void')
    .map(({ name, value }) => `${quoted(name)}: ${json(value)}`)
    .join(', ')}}`

const propertiesJson = ({ properties, headers }: CodeMessage): string => {
  const pairs = properties.map(([name, value]) => `${quoted(name)}: ${plainValue(value)}`)
  if (headers.length > 0) pairs.push(`"headers": ${table(headers)}`)
  return `{${pairs.join(', ')}}`
}

function lacksByHttp(message: CodeMessage): Lack[] {
  const lacks = new Set<Lack>(lacksOf(message, known, 'UTF-8'))
  if (message.payload.kind === 'file') lacks.add('encoding')
  if (message.mandatory) lacks.add('mandatory')
  if (message.guarantee === 'transaction') lacks.add('transaction')
  return [...lacks]
}

/**
 * For a shell: in single quotes, each single quote among them outside of them. What turns the writing direction around is printed
 * from its bytes, as any POSIX shell can: as it is, it would show code that is not what runs.
 */
const shell = (text: string): string =>
  `'${text.replaceAll("'", String.raw`'\''`)}'`.replace(
    /\p{Bidi_Control}+/gu,
    (controls) => `'"$(printf '${octal(controls)}')"'`,
  )

const octal = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8)}`).join('')

/** curl to the management API. It says whether the message was routed, and waits for no confirm. */
export function curlCode(message: CodeMessage): Code {
  const { payload, address } = message
  const { origin, path } = address.management
  const text = payload.kind === 'text' ? payload.text : payload.kind === 'base64' ? payload.base64 : ''
  const encoding = payload.kind === 'base64' ? 'base64' : 'string'
  const segment = encodeURIComponent(message.exchange === '' ? defaultExchangeSegment : message.exchange)
  const url = `${origin}${path}/api/exchanges/${encodeURIComponent(message.vhost)}/${segment}/publish`
  const body = [
    `{"routing_key": ${quoted(message.routingKey)},`,
    ` "properties": ${propertiesJson(message)},`,
    ` "payload": ${quoted(text)},`,
    ` "payload_encoding": ${quoted(encoding)}}`,
  ].join('\n')
  const lines = [
    `curl --fail --user ${shell(`${message.username}:${passwordPlaceholder}`)} \\`,
    ...(address.ownAuthority && isHttps(origin) ? [`  --cacert ${authorityFile} \\`] : []),
    "  --header 'content-type: application/json' \\",
    `  --data-binary ${shell(body)} \\`,
    `  ${shell(url)}`,
  ]
  return { text: `${lines.join('\n')}\n`, lacks: lacksByHttp(message) }
}

const isHttps = (origin: string): boolean => origin.startsWith('https:')

/** Where Linux keeps the authorities that everybody trusts: rabbitmqadmin does not look there by itself. */
const publicAuthorities = '/etc/ssl/certs/ca-certificates.crt'

/** Options that say where the management API is. The prefix takes the place of /api, it does not precede it. */
function whereabouts({ management: { origin, path }, ownAuthority }: CodeMessage['address']): string[] {
  const { hostname, port } = new URL(origin)
  const usual = isHttps(origin) ? '443' : '80'
  return [
    `--host ${shell(hostname)} --port ${port === '' ? usual : port}`,
    ...(path === '' ? [] : [`--path-prefix ${shell(`${path}/api`)}`]),
    ...(isHttps(origin)
      ? [`--use-tls --tls-ca-cert-file ${ownAuthority ? authorityFile : publicAuthorities}`]
      : []),
  ]
}

/** rabbitmqadmin 2, the one that is not Python any more. It sends text. */
export function rabbitmqadminCode(message: CodeMessage): Code {
  const { payload } = message
  const isText = payload.kind === 'text'
  const lines = [
    `rabbitmqadmin ${whereabouts(message.address).join(' ')} \\`,
    `  --vhost ${shell(message.vhost)} --username ${shell(message.username)} --password ${shell(passwordPlaceholder)} \\`,
    '  publish message \\',
    ...(message.exchange === '' ? [] : [`  --exchange=${shell(message.exchange)} \\`]),
    // After "=" a value that begins with "-" is no option.
    `  --routing-key=${shell(message.routingKey)} \\`,
    `  --properties=${shell(propertiesJson(message))} \\`,
    `  --payload=${shell(isText ? payload.text : '')}`,
  ]
  const lacks = new Set(lacksByHttp(message))
  if (!isText) lacks.add('encoding')
  return { text: `${lines.join('\n')}\n`, lacks: [...lacks] }
}
