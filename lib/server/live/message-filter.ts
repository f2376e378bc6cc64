import 'server-only'
import { RE2JS } from 're2js'
import { ConsoleError } from '@/lib/api/problem'
import { compileFilter, type Pattern, type Test } from '@/lib/rabbitmq/filter/evaluate'
import { FilterError } from '@/lib/rabbitmq/filter/filter-error'
import { parseFilter } from '@/lib/rabbitmq/filter/parse'
import type { Readable } from '@/lib/rabbitmq/filter/value'
import type { Properties } from '@/lib/rabbitmq/message'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import type { Delivered } from '@/lib/server/amqp/message'

/** Of a payload, as far as a filter looks. */
const longestPayload = 1024 * 1024
/** Characters that a regular expression is given. RE2 takes linear time, some 200 ns a character at worst. */
const longestMatched = 128 * 1024
/** Of compiled instructions, each of which a character may visit. */
const largestPattern = 500

/** A filter's text as a test of what the broker delivers; null when it lets everything through. */
export function messageFilter(text: string): ((message: Delivered) => boolean) | null {
  let test: Test
  try {
    const filter = parseFilter(text)
    if (filter === null) return null
    test = compileFilter(filter, linearPattern)
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
  return (message) => test(new ReadableMessage(message))
}

function linearPattern(text: string): Pattern {
  const pattern = compiled(text)
  if (pattern.programSize() > largestPattern) throw new RangeError('too large, fewer repetitions will do')
  return {
    test: (value) => {
      if (value.length <= longestMatched) return pattern.test(value)
      const matcher = pattern.matcher(value.slice(0, longestMatched))
      // A match that reaches the cut might go on behind it, or not end there: `$` is not there.
      return matcher.find() && matcher.end() < longestMatched
    },
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
  private read: Properties | null = null
  private text: string | null = null

  constructor(private readonly message: Delivered) {}

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
    return (this.read ??= readProperties(this.message.rawProperties).properties)
  }

  payload(): string {
    return (this.text ??= this.message.body.toString('utf8', 0, longestPayload))
  }
}

const words: Record<Exclude<FilterError['code'], 'pattern'>, string> = {
  character: 'this means nothing here',
  quote: 'the end quote of this text is missing',
  operand: 'a name or a value is missing',
  rest: 'a comparison, "and" or "or" is missing before this',
  parenthesis: 'the other parenthesis is missing',
  name: 'no property has this name',
  step: 'the name of a part is missing',
  parts: 'only headers and payload have parts',
  'pattern-kind': '"matches" takes a regular expression in quotes',
  long: 'too long a filter',
  deep: 'nested too deep',
}
