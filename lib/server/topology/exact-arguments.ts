import 'server-only'
import type { ManagementValue } from '@/lib/rabbitmq/routing/topology'

/** A binding's arguments with their numbers as the broker wrote them. */
export type ExactArguments = readonly (readonly [string, ManagementValue])[]

/** In the place of an object of arguments: where to find it. */
export interface ExactJson {
  json: unknown
  argumentsAt: (place: unknown) => ExactArguments
}

const key = '"arguments":{"'

/**
 * JSON in which every non-empty `arguments` object became a number: its place in a list. JavaScript takes 1.0 for 1 and
 * rounds what is beyond 2^53; headers exchanges do neither. Inside a JSON string no quote stands without a backslash, so
 * the key is found by its text, and only arguments are read by hand.
 */
export function readExactJson(text: string): ExactJson {
  const found: ExactArguments[] = []
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, from)) {
    const start = at + key.length - 2
    const reader = new Reader(text, start)
    const value = reader.value()
    parts.push(text.slice(from, start), String(found.length))
    found.push(typeof value === 'object' && value !== null && 'table' in value ? value.table : [])
    from = reader.at
  }
  const whole = found.length === 0 ? text : `${parts.join('')}${text.slice(from)}`
  return {
    json: JSON.parse(whole) as unknown,
    argumentsAt: (place) => (typeof place === 'number' ? (found[place] ?? []) : plainArguments(place)),
  }
}

/** Of an answer that is laid out in another way, as behind a proxy that writes JSON anew. */
function plainArguments(object: unknown): ExactArguments {
  if (object === null || typeof object !== 'object' || Array.isArray(object)) return []
  return Object.entries(object).map(([name, value]) => [name, plain(value)] as const)
}

function plain(value: unknown): ManagementValue {
  if (typeof value === 'number') return { number: String(value) }
  if (Array.isArray(value)) return { list: value.map(plain) }
  if (value !== null && typeof value === 'object') {
    return { table: Object.entries(value).map(([name, item]) => [name, plain(item)]) }
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

const deepest = 64

class Reader {
  at: number
  private readonly text: string
  private depth = 0

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  value(): ManagementValue {
    this.space()
    const first = this.text[this.at]
    if (first === '"') return this.string()
    if (first === '{') return { table: this.items('}', () => this.pair()) }
    if (first === '[') return { list: this.items(']', () => this.value()) }
    const word = /[^\s,\]}]*/y
    word.lastIndex = this.at
    const [text = ''] = word.exec(this.text) ?? []
    this.at += text.length
    if (text === 'true' || text === 'false') return text === 'true'
    if (text === 'null') return null
    if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) throw new SyntaxError('Not JSON')
    return { number: text }
  }

  private pair(): [string, ManagementValue] {
    this.space()
    const name = this.string()
    this.space()
    if (this.text[this.at] !== ':') throw new SyntaxError('Not JSON')
    this.at += 1
    return [name, this.value()]
  }

  private items<T>(end: string, item: () => T): T[] {
    const items: T[] = []
    this.at += 1
    this.depth += 1
    if (this.depth > deepest) throw new SyntaxError('Nested too deep')
    this.space()
    while (this.text[this.at] !== end) {
      items.push(item())
      this.space()
      const next = this.text[this.at]
      if (next === ',') this.at += 1
      else if (next !== end) throw new SyntaxError('Not JSON')
    }
    this.at += 1
    this.depth -= 1
    return items
  }

  private string(): string {
    const token = /"(?:[^"\\]|\\.)*"/y
    token.lastIndex = this.at
    const text = token.exec(this.text)?.[0]
    if (text === undefined) throw new SyntaxError('Not JSON')
    this.at += text.length
    return JSON.parse(text) as string
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1
  }
}
