import type { FieldValue } from '@/lib/rabbitmq/field'
import type { ManagementValue, PatternValue } from './topology'

const notUtf8 = 'Not UTF-8, base64 is: '

/** A binding's argument as the management API shows it, with as much of its type as can be told. */
export function patternOf(value: ManagementValue): PatternValue {
  if (value === null) return { type: 'void' }
  if (typeof value === 'boolean') return { type: 'boolean', value }
  if (typeof value === 'string') {
    if (value === 'undefined') return { type: 'void-or-text' }
    return value.startsWith(notUtf8)
      ? { type: 'binary-string', base64: value.slice(notUtf8.length).replaceAll('\n', '') }
      : { type: 'string', value }
  }
  if ('number' in value) {
    return /^-?\d+$/.test(value.number)
      ? { type: 'int64', value: value.number }
      : { type: 'double', value: Number(value.number) }
  }
  return { type: 'nested', json: value }
}

/** The same text for values that look the same in the management API, null for what was not read. */
export function shownText(field: FieldValue): string | null {
  switch (field.type) {
    case 'boolean':
      return String(field.value)
    case 'void':
      return JSON.stringify('undefined')
    case 'string':
      return JSON.stringify(field.value)
    case 'bytes':
    case 'binary-string':
      return JSON.stringify(bytesText(field.base64))
    case 'float':
      return numberText(String(Math.fround(Number(field.value))), true)
    case 'double':
      return numberText(String(field.value), true)
    case 'decimal':
      return decimalText(field.value)
    case 'array': {
      const items = field.items.map(shownText)
      return items.includes(null) ? null : `[${items.join()}]`
    }
    case 'table': {
      const pairs = field.entries.map(({ name, value }) => [name, shownText(value)] as const)
      return pairs.some(([, text]) => text === null) ? null : tableText(pairs)
    }
    case 'unread':
      return null
    default:
      return String(field.value)
  }
}

/** The same of what the management API showed. */
export function managementText(value: ManagementValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if ('number' in value) return numberText(value.number, /[.e]/i.test(value.number))
  if ('list' in value) return `[${value.list.map(managementText).join()}]`
  return tableText(value.table.map(([name, item]) => [name, managementText(item)] as const))
}

/** Of several with one name the last one counts. */
const tableText = (pairs: readonly (readonly [string, string | null])[]): string =>
  `{${[...new Map(pairs)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
    .join()}}`

const numberText = (text: string, isFloat: boolean): string => (isFloat ? `float ${Number(text)}` : text)

/** The broker writes the number of places, a point and the digits: 12.34 comes out as 2.1234. */
function decimalText(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = BigInt.asUintN(32, BigInt(`${whole}${fraction}`))
  return numberText(`${fraction.length}.${digits}`, true)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function bytesText(base64: string): string {
  try {
    return utf8.decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  } catch {
    return `${notUtf8}${base64.replace(/.{76}/g, '$&\n')}`
  }
}
