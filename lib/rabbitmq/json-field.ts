import type { FieldValue } from './field'
import { scanJson, type ScannedToken } from './json-scan'
import { utf8Length } from './name-rules'

type Parsed = { value: FieldValue } | { error: string }
type Parent = Extract<FieldValue, { type: 'array' | 'table' }>

const maxInputDepth = 16
const least = -(2n ** 63n)
const most = 2n ** 63n - 1n

/**
 * A JSON text as a field value, null when it is none. It is read token by token: `JSON.parse` would round what is beyond 2^53,
 * and make Infinity of 1e400, for which RabbitMQ closes the connection.
 */
export function fieldOfJson(text: string): Parsed | null {
  const reader = new Reader()
  const fault = scanJson(text, { onToken: (token) => reader.take(token) })
  return fault === null ? reader.parsed : null
}

class Reader {
  private root: FieldValue = { type: 'void' }
  private readonly open: Parent[] = []
  /** Of the entry whose value comes next. */
  private name: string | null = null
  private error: string | null = null

  get parsed(): Parsed {
    return this.error === null ? { value: this.root } : { error: this.error }
  }

  take({ kind, text }: ScannedToken): void {
    if (this.error !== null) return
    if (kind === 'close') this.open.pop()
    else if (kind === 'open')
      this.enter(text === '[' ? { type: 'array', items: [] } : { type: 'table', entries: [] })
    else if (kind === 'value' && this.open.at(-1)?.type === 'table' && this.name === null)
      this.enterName(text)
    else if (kind === 'value') {
      const scalar = scalarOf(text)
      if ('value' in scalar) this.add(scalar.value)
      else this.error = scalar.error
    }
  }

  private enter(parent: Parent): void {
    this.add(parent)
    this.open.push(parent)
    if (this.open.length > maxInputDepth) this.refuse()
  }

  private enterName(text: string): void {
    this.name = JSON.parse(text) as string
    if (utf8Length(this.name) > 255) this.refuse()
  }

  private refuse(): void {
    this.error = `Nested deeper than ${maxInputDepth}, or a key over 255 bytes`
  }

  private add(value: FieldValue): void {
    const parent = this.open.at(-1)
    if (parent === undefined) this.root = value
    else if (parent.type === 'array') parent.items.push(value)
    else parent.entries.push({ name: this.name ?? '', value })
    this.name = null
  }
}

/** What stands between brackets. Whole numbers keep their digits. */
function scalarOf(text: string): Parsed {
  if (text === 'null') return { value: { type: 'void' } }
  if (text === 'true' || text === 'false') return { value: { type: 'boolean', value: text === 'true' } }
  if (text.startsWith('"')) return { value: { type: 'string', value: JSON.parse(text) as string } }
  if (/^-?\d+$/.test(text)) {
    const value = BigInt(text)
    return value < least || value > most
      ? { error: `Outside ${least} to ${most}` }
      : { value: { type: 'int64', value: String(value) } }
  }
  const value = Number(text)
  if (!Number.isFinite(value)) return { error: 'Beyond what a double holds' }
  return {
    value: Number.isSafeInteger(value) ? { type: 'int64', value: String(value) } : { type: 'double', value },
  }
}
