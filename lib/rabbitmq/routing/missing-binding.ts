import type { ArgumentInput } from '@/lib/rabbitmq/arguments'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { utf8Length } from '@/lib/rabbitmq/name-rules'
import type { HeaderTest, MatchMode } from './headers'
import type { TopicColumn } from './near-topic'
import { explainTopic } from './topic'

/** A binding that would let the message through, as it is to be made. */
export interface MissingBinding {
  source: string
  destination: string
  destinationType: 'queue' | 'exchange'
  bindingKey: string
  arguments: ArgumentInput[]
}

/**
 * The binding key as it would have to be: what fits stays, what does not becomes what the routing key says. Where nothing but
 * wildcards would be left of it, it is the routing key: nobody who asks for one message wants all of them.
 */
export function mendedKey(columns: readonly TopicColumn[], routingKey: string): string {
  const words = columns.flatMap(({ binding, key, result }) =>
    result === 'too-few' ? [] : result === 'differs' || result === 'too-many' ? [key ?? ''] : [binding ?? ''],
  )
  const mended = words.join('.')
  const asked = columns.flatMap(({ binding }) => (binding === null ? [] : [binding]))
  const takesAll = words.every(isWildcard) && !asked.every(isWildcard)
  const fits = utf8Length(mended) <= 255 && explainTopic(mended, routingKey) !== null
  return fits && !takesAll ? mended : routingKey
}

const isWildcard = (word: string): boolean => word === '*' || word === '#'

/** The arguments as they would have to be, or null where the form for bindings has no such value. */
export function mendedArguments(mode: MatchMode, tests: readonly HeaderTest[]): ArgumentInput[] | null {
  const isAny = mode === 'any' || mode === 'any-with-x'
  const wanted = tests.filter((test) => test.found !== null && (!isAny || test.result === 'differs'))
  const rows = argumentRows(wanted.map(({ name, found }) => ({ name, value: found ?? { type: 'void' } })))
  return rows === null || rows.length === 0
    ? null
    : [{ name: 'x-match', type: 'string', value: mode }, ...rows]
}

/** A message's headers as arguments that ask for exactly these, or null. */
export function argumentsFor(headers: readonly FieldEntry[]): ArgumentInput[] | null {
  const rows = argumentRows(
    headers.filter(({ name }) => !name.startsWith('x-') && !['CC', 'BCC'].includes(name)),
  )
  return rows === null || rows.length === 0
    ? null
    : [{ name: 'x-match', type: 'string', value: 'all' }, ...rows]
}

function argumentRows(entries: readonly FieldEntry[]): ArgumentInput[] | null {
  const rows = entries.map(({ name, value }) => {
    const text = argumentText(value)
    return text === null ? null : { name, ...text }
  })
  return rows.every((row) => row !== null) ? rows : null
}

/** Arguments are made over JSON: whole numbers become 64 bits, others a double, so not every type arrives as itself. */
function argumentText(value: FieldValue): Pick<ArgumentInput, 'type' | 'value'> | null {
  switch (value.type) {
    case 'string':
      return { type: 'string', value: value.value }
    case 'boolean':
      return { type: 'boolean', value: String(value.value) }
    case 'int8':
    case 'uint8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
      return { type: 'number', value: String(value.value) }
    case 'int64':
      return Number.isSafeInteger(Number(value.value)) ? { type: 'number', value: value.value } : null
    case 'double':
      return Number.isFinite(value.value) && !Number.isInteger(value.value)
        ? { type: 'number', value: String(value.value) }
        : null
    default:
      return null
  }
}
