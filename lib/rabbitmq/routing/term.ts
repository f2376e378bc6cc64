import type { FieldValue } from '@/lib/rabbitmq/field'

/** Erlang's name of a field's type: it takes part in comparing what is inside arrays and tables. */
const typeNames: Record<FieldValue['type'], string> = {
  boolean: 'bool',
  int8: 'byte',
  uint8: 'unsignedbyte',
  int16: 'short',
  uint16: 'unsignedshort',
  int32: 'signedint',
  uint32: 'unsignedint',
  int64: 'long',
  uint64: 'long',
  float: 'float',
  double: 'double',
  decimal: 'decimal',
  timestamp: 'timestamp',
  string: 'longstr',
  'binary-string': 'longstr',
  bytes: 'binary',
  void: 'void',
  array: 'array',
  table: 'table',
  unread: 'unread',
}

/** Erlang's `=:=` tells 1 from 1.0, its `==` (RabbitMQ before 3.13) does not. */
export type Equality = 'exact' | 'numeric'

/** The same text for what the broker takes as equal, null for what was not read. A field's own type does not count, its value does. */
export function termOf(field: FieldValue, equality: Equality): string | null {
  switch (field.type) {
    case 'boolean':
      return `atom ${field.value}`
    case 'void':
      return 'atom undefined'
    case 'string':
      return `text ${field.value}`
    case 'binary-string':
    case 'bytes':
      return bytesTerm(field.base64)
    case 'float':
      return floatTerm(Math.fround(Number(field.value)), equality)
    case 'double':
      return floatTerm(Number(field.value), equality)
    case 'decimal':
      return decimalTerm(field.value)
    case 'timestamp':
      return `int ${BigInt.asUintN(64, BigInt(field.value))}`
    // RabbitMQ reads both as signed: https://www.rabbitmq.com/amqp-0-9-1-errata
    case 'int64':
    case 'uint64':
      return `int ${BigInt.asIntN(64, BigInt(field.value))}`
    case 'array':
      return nested(
        'list',
        field.items.map((item) => typedTerm(item, equality)),
      )
    case 'table':
      return nested(
        'table',
        field.entries.map(({ name, value }) => {
          const term = typedTerm(value, equality)
          return term === null ? null : `${JSON.stringify(name)} ${term}`
        }),
      )
    case 'unread':
      return null
    default:
      return `int ${field.value}`
  }
}

const typedTerm = (field: FieldValue, equality: Equality): string | null => {
  const term = termOf(field, equality)
  return term === null ? null : `${typeNames[field.type]} ${JSON.stringify(term)}`
}

const nested = (kind: string, parts: readonly (string | null)[]): string | null =>
  parts.includes(null) ? null : `${kind} ${parts.join(', ')}`

function floatTerm(value: number, equality: Equality): string {
  if (equality === 'numeric' && Number.isInteger(value)) return `int ${BigInt(value)}`
  return `float ${Object.is(value, -0) ? '-0' : value}`
}

/** Places and digits: 1.5 and 1.50 are two values. */
function decimalTerm(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  return `decimal ${fraction.length} ${BigInt.asUintN(32, BigInt(`${whole}${fraction}`))}`
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function bytesTerm(base64: string): string {
  try {
    return `text ${utf8.decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))}`
  } catch {
    return `bytes ${base64}`
  }
}
