import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { hexLine } from './hex'
import { fromBase64 } from './payload-bytes'
import { visible } from '@/lib/i18n/visible'

type Unread = Extract<FieldValue, { type: 'unread' }>

/** A header, or a value inside one, as a row of the headers table. */
export interface FieldRow {
  /** Its place: rows keep it while they are shown, and names may repeat. */
  id: string
  depth: number
  name: string
  type: FieldValue['type']
  /** The value as text; of tables and arrays how much is inside. */
  text: string
  look: 'string' | 'number' | 'word' | 'plain'
  /** Set when our reader did not open the value. */
  unread: Unread | null
}

/** Headers with what is nested in them, each table and array before its content. Without recursion: senders choose the depth. */
export function fieldRows(entries: readonly FieldEntry[]): FieldRow[] {
  const rows: FieldRow[] = []
  const rest = childrenOf('', 0, entries)
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { id, depth, name, value } = next
    rows.push({ id, depth, name: visible(name), type: value.type, ...described(value) })
    if (value.type === 'table') rest.push(...childrenOf(id, depth + 1, value.entries))
    if (value.type === 'array') {
      const items = value.items.map((item, index) => ({ name: String(index), value: item }))
      rest.push(...childrenOf(id, depth + 1, items))
    }
  }
  return rows
}

/** Last first, as they are taken from the end. */
const childrenOf = (parent: string, depth: number, entries: readonly FieldEntry[]) =>
  entries.map(({ name, value }, index) => ({ id: `${parent}/${index}`, depth, name, value })).toReversed()

function described(value: FieldValue): Pick<FieldRow, 'text' | 'look' | 'unread'> {
  switch (value.type) {
    case 'string':
      return { text: `"${visible(value.value)}"`, look: 'string', unread: null }
    case 'boolean':
      return { text: String(value.value), look: 'word', unread: null }
    case 'void':
      return { text: 'void', look: 'word', unread: null }
    case 'timestamp':
      return { text: timestampText(value.value), look: 'number', unread: null }
    case 'bytes':
    case 'binary-string':
      return { text: hexLine(fromBase64(value.base64)), look: 'plain', unread: null }
    case 'table':
      return { text: `{${value.entries.length}}`, look: 'plain', unread: null }
    case 'array':
      return { text: `[${value.items.length}]`, look: 'plain', unread: null }
    case 'unread':
      return { text: hexLine(fromBase64(value.base64)), look: 'plain', unread: value }
    default:
      return { text: String(value.value), look: 'number', unread: null }
  }
}

/** Seconds since 1970 as they were sent, with the time that they mean where a date can say it. */
export function timestampText(seconds: string): string {
  const at = new Date(Number(seconds) * 1_000)
  return Number.isNaN(at.getTime()) ? visible(seconds) : `${seconds} (${at.toISOString().slice(0, 19)}Z)`
}
