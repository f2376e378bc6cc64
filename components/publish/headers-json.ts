import { scanJson } from '@/lib/rabbitmq/json-scan'
import type { FieldInput } from '@/lib/rabbitmq/field'
import { numberFieldTypes, type FieldInputType } from '@/lib/rabbitmq/field-types'

const numberTypes: ReadonlySet<FieldInputType> = new Set(numberFieldTypes)

/** One header's value as JSON. Types that JSON does not have stand there as what they are written like. */
function toJson({ type, value }: FieldInput): string {
  if (type === 'void') return 'null'
  const raw = type === 'boolean' || type === 'array' || type === 'table' || numberTypes.has(type)
  return raw && scanJson(value) === null ? value.trim() : JSON.stringify(value)
}

/** Rows as one JSON object, a header on each line. */
export const headersToJson = (rows: readonly FieldInput[]): string =>
  rows.length === 0
    ? '{}'
    : `{\n${rows.map((row) => `  ${JSON.stringify(row.name)}: ${toJson(row)}`).join(',\n')}\n}`

/**
 * A JSON object as rows, null when it is none. Numbers keep their digits. A header that says what it said before keeps its
 * type; a new one gets the type that its value looks like.
 */
export function headersFromJson(text: string, before: readonly FieldInput[]): FieldInput[] | null {
  if (!text.trim().startsWith('{')) return null
  const rows: FieldInput[] = []
  let depth = 0
  let name: string | null = null
  let parts: string[] = []
  const end = () => {
    if (name !== null) rows.push(rowOf(name, parts.join(''), before))
    name = null
    parts = []
  }
  const fault = scanJson(text, {
    onToken: ({ kind, text: token }) => {
      if (kind === 'close') depth -= 1
      if (depth === 0 && kind === 'close') end()
      else if (depth === 1 && kind === 'comma') end()
      else if (depth === 1 && kind === 'value' && name === null) name = JSON.parse(token) as string
      else if (depth > 1 || (depth === 1 && kind !== 'colon')) parts.push(token)
      if (kind === 'open') depth += 1
    },
  })
  return fault === null ? rows : null
}

function rowOf(name: string, raw: string, before: readonly FieldInput[]): FieldInput {
  const known = before.find((row) => row.name === name)
  if (known !== undefined && compact(toJson(known)) === raw) return known
  if (raw.startsWith('"')) {
    const value = JSON.parse(raw) as string
    return { name, type: known?.type === 'bytes' ? 'bytes' : 'string', value }
  }
  if (raw === 'true' || raw === 'false') return { name, type: 'boolean', value: raw }
  if (raw === 'null') return { name, type: 'void', value: '' }
  if (raw.startsWith('[')) return { name, type: 'array', value: raw }
  if (raw.startsWith('{')) return { name, type: 'table', value: raw }
  if (known !== undefined && numberTypes.has(known.type)) return { name, type: known.type, value: raw }
  return { name, type: /^-?\d+$/.test(raw) ? 'int64' : 'double', value: raw }
}

/** Without the white space between tokens. */
function compact(json: string): string {
  const tokens: string[] = []
  scanJson(json, { onToken: ({ text }) => tokens.push(text) })
  return tokens.join('')
}
