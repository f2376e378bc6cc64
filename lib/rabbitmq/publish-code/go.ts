import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import {
  authorityFile,
  knownTypes,
  lacksClusterId,
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

/** Go with amqp091-go: a whole program, which stops at the first error. */
export function goCode(message: CodeMessage): Code {
  const { guarantee, headers } = message
  const imports = new Set(['context'])
  const given = message.properties.filter(([name]) => name !== 'cluster_id')
  const fields = given.map(
    ([name, value]) => `${names[name] ?? pascal(name)}: ${valueOf(name, value, imports)},`,
  )
  if (headers.length > 0) fields.push(`Headers: ${table(headers, imports)},`)
  fields.push(`Body: ${bodyOf(message.payload, imports)},`)
  const publish = `context.Background(), ${quoted(message.exchange)}, ${quoted(message.routingKey)}, ${message.mandatory}, false, amqp.Publishing{`
  const isConfirm = guarantee === 'confirm'
  const isTold = message.mandatory && guarantee !== 'none'
  if (isTold) imports.add('fmt')
  const main = [
    ...connect(message, imports),
    'channel := must(connection.Channel())',
    ...(isTold ? ['returned := channel.NotifyReturn(make(chan amqp.Return, 1))'] : []),
    ...(isConfirm ? ['check(channel.Confirm(false))'] : []),
    ...(guarantee === 'transaction' ? ['check(channel.Tx())'] : []),
    isConfirm
      ? `confirm := must(channel.PublishWithDeferredConfirmWithContext(${publish}`
      : `check(channel.PublishWithContext(${publish}`,
    ...fields.map((line) => `	${line}`),
    '}))',
    ...(isConfirm ? ['if !confirm.Wait() {', '	panic("nacked")', '}'] : []),
    ...(guarantee === 'transaction' ? [`check(channel.Tx${message.commit ? 'Commit' : 'Rollback'}())`] : []),
    ...(isTold
      ? [
          'select {',
          'case message := <-returned:',
          '	fmt.Println("returned: " + message.ReplyText)',
          'default:',
          '}',
        ]
      : []),
  ]
  const lines = [
    'package main',
    '',
    'import (',
    ...[...imports].sort((a, b) => (a < b ? -1 : 1)).map((name) => `	${quoted(name)}`),
    '',
    '	amqp "github.com/rabbitmq/amqp091-go"',
    ')',
    '',
    'func main() {',
    ...main.map((line) => `	${line}`),
    '}',
    '',
    'func check(err error) {',
    '	if err != nil {',
    '		panic(err)',
    '	}',
    '}',
    '',
    'func must[T any](value T, err error) T {',
    '	check(err)',
    '	return value',
    '}',
  ]
  return {
    text: `${lines.join('\n')}\n`,
    lacks: [...lacksOf(message, known, 'UTF-8'), ...lacksClusterId(message)],
  }
}

function connect({ address, vhost, username }: CodeMessage, imports: Set<string>): string[] {
  const { host, port, tls } = address.amqp
  const hasOwnAuthority = tls && address.ownAuthority
  if (hasOwnAuthority) for (const name of ['crypto/tls', 'crypto/x509', 'os']) imports.add(name)
  const url = `${tls ? 'amqps' : 'amqp'}://${host.includes(':') ? `[${host}]` : host}:${port}`
  return [
    ...(hasOwnAuthority
      ? [
          'authorities := x509.NewCertPool()',
          `authorities.AppendCertsFromPEM(must(os.ReadFile(${quoted(authorityFile)})))`,
        ]
      : []),
    `connection := must(amqp.DialConfig(${quoted(url)}, amqp.Config{`,
    `	SASL: []amqp.Authentication{&amqp.PlainAuth{Username: ${quoted(username)}, Password: ${quoted(passwordPlaceholder)}}},`,
    `	Vhost: ${quoted(vhost)},`,
    ...(hasOwnAuthority ? ['	TLSClientConfig: &tls.Config{RootCAs: authorities},'] : []),
    '}))',
    'defer connection.Close()',
  ]
}

function valueOf(name: string, value: string | number, imports: Set<string>): string {
  if (name !== 'timestamp') return plainValue(value)
  imports.add('time')
  return `time.Unix(${value}, 0)`
}

function bytesOf(base64: string, imports: Set<string>): string {
  imports.add('encoding/base64')
  return `must(base64.StdEncoding.DecodeString(${quoted(base64)}))`
}

function bodyOf(payload: CodePayload, imports: Set<string>): string {
  if (payload.kind === 'base64') return bytesOf(payload.base64, imports)
  if (payload.kind === 'text') return `[]byte(${quoted(payload.text)})`
  imports.add('os')
  return `must(os.ReadFile(${quoted(payload.name)}))`
}

const table = (entries: readonly FieldEntry[], imports: Set<string>): string =>
  `amqp.Table{${entries.map(({ name, value }) => `${quoted(name)}: ${write(value, imports)}`).join(', ')}}`

function write(field: FieldValue, imports: Set<string>): string {
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
      return valueOf(field.type, field.value, imports)
    case 'bytes':
    case 'binary-string':
      return bytesOf(field.base64, imports)
    case 'array':
      return `[]interface{}{${field.items.map((item) => write(item, imports)).join(', ')}}`
    case 'table':
      return table(field.entries, imports)
    default:
      return 'nil'
  }
}
