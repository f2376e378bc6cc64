import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { isOtherText, javaCharset } from './charsets'
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

/** Java with RabbitMQ's own client: a class with a main. */
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
    ...(headers.length === 0 ? [] : [`var headers = ${table(headers)};`]),
    'var properties = new AMQP.BasicProperties.Builder()',
    ...builder.map((line) => `    ${line}`),
    '    .build();',
    `channel.basicPublish(${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${message.mandatory}, properties, ${bodyOf(payload)});`,
    ...(guarantee === 'confirm' ? ['channel.waitForConfirmsOrDie(5_000);'] : []),
    ...(guarantee === 'transaction' ? [`channel.tx${message.commit ? 'Commit' : 'Rollback'}();`] : []),
  ]
  const main = [
    ...connect(message),
    'try (var connection = factory.newConnection(); var channel = connection.createChannel()) {',
    ...inner.map((line) => `    ${line}`),
    '}',
  ]
  const lines = [
    'import com.rabbitmq.client.*;',
    'import java.nio.charset.Charset;',
    'import java.nio.file.*;',
    'import java.util.*;',
    ...(message.address.amqp.tls ? ['import javax.net.ssl.SSLContext;'] : []),
    '',
    'public class Publish {',
    '    public static void main(String[] args) throws Exception {',
    ...main.map((line) => `        ${line}`),
    '    }',
    ...(headers.length === 0 ? [] : ['', ...tableMethod.map((line) => `    ${line}`)]),
    '}',
  ]
  const lacks = new Set(lacksOf(message, known, 'any-charset'))
  if (isOtherText(message, javaCharset)) lacks.add('encoding')
  return { text: `${lines.join('\n')}\n`, lacks: [...lacks] }
}

function connect({ address: { amqp, ownAuthority }, vhost, username }: CodeMessage): string[] {
  return [
    'var factory = new ConnectionFactory();',
    `factory.setHost(${quoted(amqp.host)});`,
    `factory.setPort(${amqp.port});`,
    ...(amqp.tls
      ? ['factory.useSslProtocol(SSLContext.getDefault());', 'factory.enableHostnameVerification();']
      : []),
    ...(amqp.tls && ownAuthority
      ? ["// The broker's authority has to be in the trust store: java -Djavax.net.ssl.trustStore=…"]
      : []),
    `factory.setVirtualHost(${quoted(vhost)});`,
    `factory.setUsername(${quoted(username)});`,
    `factory.setPassword(${quoted(passwordPlaceholder)});`,
  ]
}

/** Map.of takes ten pairs at most, and no null. */
const tableMethod = [
  'static Map<String, Object> table(Object... pairs) {',
  '    var table = new LinkedHashMap<String, Object>();',
  '    for (int i = 0; i < pairs.length; i += 2) table.put((String) pairs[i], pairs[i + 1]);',
  '    return table;',
  '}',
]

const valueOf = (name: string, value: string | number): string =>
  name === 'timestamp' ? `new Date(${value}L * 1000)` : plainValue(value)

function bodyOf(payload: CodePayload): string {
  if (payload.kind === 'file') return `Files.readAllBytes(Path.of(${quoted(payload.name)}))`
  if (payload.kind === 'base64') return `Base64.getDecoder().decode(${quoted(payload.base64)})`
  const { name } = javaCharset(payload.charset, payload.text)
  return `${quoted(payload.text)}.getBytes(Charset.forName(${quoted(name)}))`
}

const table = (entries: readonly FieldEntry[]): string =>
  `table(${entries.map(({ name, value }) => `${quoted(name)}, ${write(value)}`).join(', ')})`

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
      // Of one null alone, Java would make no list.
      return `Arrays.<Object>asList(${field.items.map((item) => (write(item) === 'null' ? '(Object) null' : write(item))).join(', ')})`
    case 'table':
      return table(field.entries)
    case 'boolean':
      return String(field.value)
    default:
      return 'null'
  }
}
