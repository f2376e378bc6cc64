import type { FieldEntry, FieldValue } from './field'

type HeadersObject = Record<string, unknown>

/**
 * Headers as somebody types them: a JSON object, or `name = value` on lines, where a value that is no JSON is a text. `line`
 * counts from 1; 0 stands for JSON that is no object.
 */
export function parseHeadersText(text: string): { headers: HeadersObject } | { line: number } {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) {
    const json = parsed(trimmed)
    return json !== null && typeof json === 'object' ? { headers: json as HeadersObject } : { line: 0 }
  }
  const headers = Object.create(null) as HeadersObject
  for (const [at, line] of trimmed.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, name, value = ''] = /^\s*([^=:]+?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    if (name === undefined) return { line: at + 1 }
    headers[name] = parsed(value) ?? (value === 'null' ? null : value)
  }
  return { headers }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A message's headers as such a text, with the types that JSON has no words for. */
export const headersText = (entries: readonly FieldEntry[]): string =>
  entries.length === 0
    ? ''
    : JSON.stringify(Object.fromEntries(entries.map(({ name, value }) => [name, headerJson(value)])))

function headerJson(field: FieldValue): unknown {
  switch (field.type) {
    case 'string':
    case 'boolean':
      return field.value
    case 'int64':
      return Number.isSafeInteger(Number(field.value)) ? Number(field.value) : field
    case 'uint64':
      return { type: 'int64', value: String(BigInt.asIntN(64, BigInt(field.value))) }
    case 'bytes':
    case 'binary-string':
    case 'unread':
      return { type: 'bytes', value: field.base64 }
    case 'void':
      return null
    case 'array':
      return field.items.map(headerJson)
    case 'table':
      return Object.fromEntries(field.entries.map(({ name, value }) => [name, headerJson(value)]))
    default:
      return { type: field.type, value: field.value }
  }
}
