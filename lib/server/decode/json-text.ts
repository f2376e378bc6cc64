import 'server-only'
import { DecodeError } from './decode-error'

/** The page shows no longer text, no more values and no deeper nesting than this. */
export const jsonLimits = { length: 1024 * 1024, values: 50_000, depth: 128 } as const

interface Open {
  bracket: '[' | '{'
  count: number
  /** A key was written and its value not yet. */
  isKeyed: boolean
}

/**
 * Writes JSON value by value, so that numbers keep all their digits and keys may repeat. Bounded; `finish` closes what is open,
 * so that what came before a fault can be shown.
 */
export class JsonText {
  private readonly parts: string[] = []
  private readonly open: Open[] = []
  private length = 0
  private values = 0

  /** `at` of the errors: where in the bytes one is, null where that is not known. */
  constructor(
    private readonly at: () => number | null,
    private readonly depth: number = jsonLimits.depth,
  ) {}

  begin(bracket: '[' | '{'): void {
    if (this.open.length >= this.depth) throw new DecodeError('depth', this.at())
    this.value(bracket)
    this.open.push({ bracket, count: 0, isKeyed: false })
  }

  end(): void {
    const last = this.open.pop()
    if (last?.isKeyed === true) this.put('null')
    this.put(last?.bracket === '[' ? ']' : '}')
  }

  key(text: string): void {
    const last = this.open.at(-1)
    if (last === undefined) return
    this.put(`${last.count === 0 ? '' : ','}${quoted(text)}:`)
    last.count += 1
    last.isKeyed = true
  }

  /** A key that is a text as it is, any other as the JSON that it would be: no deeper than a value in its place could be. */
  keyOf(write: (key: JsonText) => void): void {
    const aside = new JsonText(this.at, this.depth - this.open.length - 1)
    write(aside)
    const text = aside.finish() ?? 'null'
    this.key(text.startsWith('"') ? (JSON.parse(text) as string) : text)
  }

  string(text: string): void {
    this.value(quoted(text))
  }

  /** A number in all its digits, true, false or null. */
  word(text: string): void {
    this.value(text)
  }

  double(value: number): void {
    if (Number.isFinite(value)) this.value(doubleText(value))
    else this.tagged('$double', String(value))
  }

  bytes(bytes: Uint8Array): void {
    if (bytes.length > jsonLimits.length / 2) throw new DecodeError('long', this.at())
    this.tagged('$bytes', Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'))
  }

  /** A value that JSON has no form for: `{"$bytes": "…"}`. */
  tagged(name: string, text: string): void {
    this.begin('{')
    this.key(name)
    this.string(text)
    this.end()
  }

  finish(): string | null {
    while (this.open.length > 0) this.end()
    return this.parts.length === 0 ? null : this.parts.join('')
  }

  private value(text: string): void {
    const last = this.open.at(-1)
    if (this.values >= jsonLimits.values) throw new DecodeError('count', this.at())
    if (this.length + text.length > jsonLimits.length) throw new DecodeError('long', this.at())
    this.values += 1
    if (last?.bracket === '[') {
      this.put(last.count === 0 ? text : `,${text}`)
      last.count += 1
    } else {
      this.put(text)
      if (last !== undefined) last.isKeyed = false
    }
  }

  private put(text: string): void {
    this.length += text.length
    this.parts.push(text)
  }
}

/** With a point, also where there is nothing behind it: it is no whole number where it comes from. */
const doubleText = (value: number): string => {
  const text = Object.is(value, -0) ? '-0' : String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

const quoted = (text: string): string => JSON.stringify(text)
