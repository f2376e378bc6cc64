import 'server-only'
import { RE2JS } from 're2js'
import { ConsoleError } from '@/lib/api/problem'
import { compileFilter, type Pattern, type Test, type Ternary } from '@/lib/rabbitmq/filter/evaluate'
import { FilterError } from '@/lib/rabbitmq/filter/filter-error'
import { isLacking } from '@/lib/rabbitmq/filter/of-message'
import { parseFilter } from '@/lib/rabbitmq/filter/parse'
import type { Readable } from '@/lib/rabbitmq/filter/value'
import type { Properties } from '@/lib/rabbitmq/message'
import { readProperties, type ReadProperties } from '@/lib/server/amqp/codec/read-properties'
import type { Delivered } from '@/lib/server/amqp/message'
import { payloadText, type PayloadText } from './payload-text'

/** Milliseconds of work that a filter may take for one message; then nobody knows. */
const longestLook = 80
/** The same by the clock, on a machine that is so busy that the work goes slowly. */
const longestWait = 1000
/** Where there is no more to look at than this, the work is not measured. */
const shortBody = 16 * 1024
/** Of compiled instructions, each of which a character may visit. */
const largestPattern = 500

/** What lets a message through, keeps it back, or cannot tell: then it hangs on what was not kept, or not looked at. */
export type MessageTest = (message: Filterable) => Ternary

export interface Filterable extends Delivered {
  readonly hasCutProperties?: boolean
}

/** A filter's text as a test of what the broker delivers; null when it lets everything through. */
export function messageFilter(text: string): MessageTest | null {
  const clock = new LookClock()
  let test: Test
  try {
    const filter = parseFilter(text)
    if (filter === null) return null
    test = compileFilter(filter, (pattern) => boundedPattern(pattern, clock))
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    const message =
      error.code === 'pattern'
        ? `Not a regular expression: ${error.detail}`
        : `Character ${error.from + 1}: ${words[error.code]}`
    throw new ConsoleError('invalid_input', `filter: ${message}.`, {
      errors: [{ pointer: '/filter', message }],
      cause: error,
    })
  }
  return (message) => {
    clock.start(message.body.length)
    return test(new ReadableMessage(message, clock))
  }
}

/** The time that one message may take, whatever its filter asks of it. */
class LookClock {
  private startedAt = 0
  private workBefore: NodeJS.CpuUsage | undefined

  start(bytes: number): void {
    this.startedAt = performance.now()
    this.workBefore = bytes > shortBody ? process.cpuUsage() : undefined
  }

  readonly isLate = (): boolean => {
    const passed = performance.now() - this.startedAt
    if (passed < longestLook) return false
    if (passed > longestWait || this.workBefore === undefined) return true
    const { user, system } = process.cpuUsage(this.workBefore)
    return (user + system) / 1000 > longestLook
  }
}

function boundedPattern(text: string, clock: LookClock): Pattern {
  const pattern = compiled(text)
  if (pattern.programSize() > largestPattern) throw new RangeError('too large, fewer repetitions will do')
  return {
    test: (value, isCut) => {
      // It takes a String for a string.
      const timed = new TimedText(value, clock) as unknown as string
      try {
        if (!isCut) return pattern.test(timed)
        const matcher = pattern.matcher(timed)
        // A match that reaches the cut might go on behind it, or not end there: `$` is not there. None might begin there.
        return matcher.find() && matcher.end() < value.length ? true : null
      } catch (error) {
        if (error instanceof Late) return null
        throw error
      }
    },
  }
}

class Late extends Error {}

/** Characters from one look at the clock to the next: at worst one costs a regular expression some 50 µs. */
const looksEvery = 64

/**
 * A text that stops whoever reads it when the time is over. RE2 takes linear time, but with a large pattern that is seconds
 * for a megabyte, and it offers no way to end it.
 */
class TimedText extends String {
  private left = looksEvery

  constructor(
    private readonly text: string,
    private readonly clock: LookClock,
  ) {
    super(text)
  }

  override charCodeAt(index: number): number {
    this.left -= 1
    if (this.left === 0) {
      if (this.clock.isLate()) throw new Late()
      this.left = looksEvery
    }
    return this.text.charCodeAt(index)
  }
}

function compiled(text: string): RE2JS {
  try {
    return RE2JS.compile(text)
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '')
  }
}

/** Takes properties and payload apart only where the filter asks for them. */
class ReadableMessage implements Readable {
  private read: ReadProperties | null = null
  private looked: PayloadText | null = null
  readonly isLate: () => boolean

  constructor(
    private readonly message: Filterable,
    private readonly clock: LookClock,
  ) {
    this.isLate = clock.isLate
  }

  get exchange(): string {
    return this.message.exchange
  }

  get routingKey(): string {
    return this.message.routingKey
  }

  get redelivered(): boolean {
    return this.message.redelivered
  }

  get bytes(): number {
    return this.message.bytes
  }

  properties(): Properties {
    return this.readAll().properties
  }

  private readAll(): ReadProperties {
    return (this.read ??= readProperties(this.message.rawProperties))
  }

  payload(): string {
    return this.look().text
  }

  get isCut(): boolean {
    return this.look().isCut
  }

  get lacksProperties(): boolean {
    return this.message.hasCutProperties === true || isLacking(this.readAll().problem)
  }

  private look(): PayloadText {
    if (this.looked !== null) return this.looked
    if (!this.saysHowItIsWritten) return (this.looked = payloadText(this.message, plain))
    this.looked = payloadText(this.message, this.properties())
    // Of a few bytes there may be megabytes to look at, and how long it took to make them is not the filter's.
    this.clock.start(this.looked.text.length)
    return this.looked
  }

  /** By its flags: most messages need not be taken apart for their payload. */
  private get saysHowItIsWritten(): boolean {
    const { rawProperties } = this.message
    return rawProperties.length > 1 && (rawProperties.readUInt16BE(0) & contentFlags) !== 0
  }
}

/** Of content_type and content_encoding. */
const contentFlags = 0xc000
const plain = { contentEncoding: null, contentType: null }

const words: Record<Exclude<FilterError['code'], 'pattern'>, string> = {
  character: 'this means nothing here',
  quote: 'the closing quote of this text is missing',
  operand: 'a name or a value is missing',
  rest: 'a comparison, "and" or "or" is missing before this',
  parenthesis: 'the other parenthesis is missing',
  name: 'no property has this name',
  step: 'the name of a part is missing',
  parts: 'only headers and payload have parts',
  'pattern-kind': '"matches" takes a regular expression in quotes',
  long: 'the filter is too long',
  deep: 'nested too deep',
}
