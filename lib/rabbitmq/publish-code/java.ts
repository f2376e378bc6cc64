import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import {
  camel,
  knownTypes,
  lacksOf,
  passwordPlaceholder,
  plainValue,
  quoted,
  type Code,
  type CodeMessage,
  type CodePayload,
} from './code-message'

const known = knownTypes('int8', 'int16', 'float', 'double', 'bytes')

/** Java with RabbitMQ's own client. */
export function javaCode(message: CodeMessage): Code {
  const { guarantee, headers, payload } = message
  const builder = message.properties.map(([name, value]) => `.${camel(name)}(${valueOf(name, value)})`)
  if (headers.length > 0) builder.push('.headers(headers)')
  const inner = [
    ...(guarantee === 'confirm' ? ['channel.confirmSelect();'] : []),
    ...(guarantee === 'transaction' ? ['channel.txSelect();'] : []),
    ...(message.mandatory
      ? ['channel.addReturnListener(returned -> System.out.println("returned: " + returned.getReplyText()));']
      : []),
    ...(headers.length === 0 ? [] : table('headers', headers)),
    'var properties = new AMQP.BasicProperties.Builder()',
    ...builder.map((line) => `    ${line}`),
    '    .build();',
    `channel.basicPublish(${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${message.mandatory}, properties, ${bodyOf(payload)});`,
    ...(guarantee === 'confirm' ? ['channel.waitForConfirmsOrDie(5_000);'] : []),
    ...(guarantee === 'transaction' ? [`channel.tx${message.commit ? 'Commit' : 'Rollback'}();`] : []),
  ]
  const lines = [
    'import com.rabbitmq.client.*;',
    'import java.nio.charset.Charset;',
    'import java.nio.file.*;',
    'import java.util.*;',
    '',
    'var factory = new ConnectionFactory();',
    `factory.setHost(${quoted(message.host)});`,
    `factory.setPort(${message.amqpPort});`,
    `factory.setVirtualHost(${quoted(message.vhost)});`,
    `factory.setUsername(${quoted(message.username)});`,
    `factory.setPassword(${quoted(passwordPlaceholder)});`,
    'try (var connection = factory.newConnection(); var channel = connection.createChannel()) {',
    ...inner.map((line) => `    ${line}`),
    '}',
  ]
  return { text: `${lines.join('\n')}\n`, lacks: lacksOf(message, known, 'any-charset') }
}

const valueOf = (name: string, value: string | number): string =>
  name === 'timestamp' ? `new Date(${value}L * 1000)` : plainValue(value)

function bodyOf(payload: CodePayload): string {
  if (payload.kind === 'file') return `Files.readAllBytes(Path.of(${quoted(payload.name)}))`
  if (payload.kind === 'base64') return `Base64.getDecoder().decode(${quoted(payload.base64)})`
  return `${quoted(payload.text)}.getBytes(Charset.forName(${quoted(payload.charset)}))`
}

function table(variable: string, entries: readonly FieldEntry[]): string[] {
  return [
    `var ${variable} = new HashMap<String, Object>();`,
    ...entries.map(({ name, value }) => `${variable}.put(${quoted(name)}, ${write(value)});`),
  ]
}

function write(field: FieldValue): string {
  switch (field.type) {
    case 'string':
      return quoted(field.value)
    case 'int8':
      return `(byte) ${field.value}`
    case 'uint8':
    case 'int16':
      return `(short) ${field.value}`
    case 'uint16':
    case 'int32':
      return String(field.value)
    case 'uint32':
    case 'int64':
    case 'uint64':
      return `${field.value}L`
    case 'float':
      return `${field.value}f`
    case 'double':
      return `${field.value}d`
    case 'decimal':
      return `new java.math.BigDecimal(${quoted(field.value)})`
    case 'timestamp':
      return `new Date(${field.value}L * 1000)`
    case 'bytes':
    case 'binary-string':
      return `Base64.getDecoder().decode(${quoted(field.base64)})`
    case 'array':
      return `Arrays.asList(${field.items.map(write).join(', ')})`
    case 'table':
      return `Map.of(${field.entries.map(({ name, value }) => `${quoted(name)}, ${write(value)}`).join(', ')})`
    case 'boolean':
      return String(field.value)
    default:
      return 'null'
  }
}
