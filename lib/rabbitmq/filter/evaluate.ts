import { FilterError } from './filter-error'
import { jsonItems, seldom } from './find-json'
import type { Comparison, Filter, Operand } from './parse'
import { fieldValue, isOpenEnded, jsonValue, textOf, valueOf, type Readable, type Value } from './value'

/** Null where nobody knows: it hangs on what was not looked at. */
export type Ternary = boolean | null

/** A regular expression that ends in time, whatever is typed. `isCut`: the text is only a beginning. */
export interface Pattern {
  test(text: string, isCut: boolean): Ternary
}
/** Throws an Error with words when the text is no regular expression. */
export type CompilePattern = (text: string) => Pattern

export type Test = (message: Readable) => Ternary

/**
 * A filter as a test of messages. What is missing is equal to nothing, and neither less nor more than anything.
 * @throws FilterError when a regular expression in it is none
 */
export function compileFilter(filter: Filter | null, compilePattern: CompilePattern): Test {
  if (filter === null) return () => true
  switch (filter.kind) {
    case 'and': {
      const tests = filter.parts.map((part) => compileFilter(part, compilePattern))
      return (message) => joined(message, tests, false)
    }
    case 'or': {
      const tests = filter.parts.map((part) => compileFilter(part, compilePattern))
      return (message) => joined(message, tests, true)
    }
    case 'not': {
      const test = compileFilter(filter.part, compilePattern)
      return (message) => opposite(test(message))
    }
    case 'has':
      return (message) => isTruthy(valueOf(message, filter.path))
    default:
      return comparison(filter, compilePattern)
  }
}

/** Of several: one that is `decisive` decides; else one that nobody knows leaves it open. */
function joined(message: Readable, tests: readonly Test[], decisive: boolean): Ternary {
  let verdict: Ternary = !decisive
  for (const test of tests) {
    const one = test(message)
    if (one === decisive) return decisive
    if (one === null) verdict = null
  }
  return verdict
}

const opposite = (verdict: Ternary): Ternary => (verdict === null ? null : !verdict)

function comparison(filter: Extract<Filter, { kind: 'compare' }>, compilePattern: CompilePattern): Test {
  const { comparison: kind, left, right, from, to } = filter
  const leftOf = reader(left)
  if (kind === 'matches') {
    const pattern = compiled(right.kind === 'string' ? right.text : '', from, to, compilePattern)
    return (message) => {
      const value = leftOf(message)
      if (value.kind === 'unknown') return null
      const text = textOf(value)
      return text !== null && pattern.test(text, isCut(value))
    }
  }
  const rightOf = reader(right)
  const compare = comparisons[kind]
  return (message) => {
    const [one, other] = [leftOf(message), rightOf(message)]
    return one.kind === 'unknown' || other.kind === 'unknown' ? null : compare(one, other, message.isLate)
  }
}

const isCut = (value: Value): boolean => 'isCut' in value && value.isCut

function compiled(text: string, from: number, to: number, compilePattern: CompilePattern): Pattern {
  try {
    return compilePattern(text)
  } catch (error) {
    throw new FilterError('pattern', from, to, error instanceof Error ? error.message : '')
  }
}

function reader(operand: Operand): (message: Readable) => Value {
  if (operand.kind === 'path') return (message) => valueOf(message, operand.path)
  return () => operand
}

function isTruthy(value: Value): Ternary {
  if (value.kind === 'unknown') return null
  return value.kind !== 'missing' && value.kind !== 'null' && !(value.kind === 'boolean' && !value.value)
}

/** By the order of two values, where both are there to their ends. */
const ordered =
  (holds: (order: number) => boolean) =>
  (left: Value, right: Value): Ternary =>
    isCut(left) || isCut(right) ? null : holds(order(left, right))

type Compare = (left: Value, right: Value, isLate: () => boolean) => Ternary

const comparisons: Record<Exclude<Comparison, 'matches'>, Compare> = {
  '=': isSame,
  '!=': (left, right) => opposite(isSame(left, right)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  contains,
}

/** A text that goes on is equal to none that is no longer than its beginning, or that begins otherwise. */
function isSame(left: Value, right: Value): Ternary {
  if (!isCut(left) && !isCut(right)) return isEqual(left, right)
  const [one, other] = [textOf(left), textOf(right)]
  if (one === null || other === null) return false
  const length = Math.min(one.length, other.length)
  if (one.slice(0, length) !== other.slice(0, length)) return false
  const isLonger = isCut(left) ? isCut(right) || other.length > one.length : one.length > other.length
  return isLonger ? null : false
}

function isEqual(left: Value, right: Value): boolean {
  if (left.kind === 'missing' || right.kind === 'missing') return false
  if (left.kind === 'null' || right.kind === 'null') return left.kind === right.kind
  if (left.kind === 'number' && right.kind === 'number') return compareNumbers(left.text, right.text) === 0
  const [one, other] = [textOf(left), textOf(right)]
  return one !== null && one === other
}

/** NaN where the two cannot be ordered: every comparison with it is false. */
function order(left: Value, right: Value): number {
  const [one, other] = [numberText(left), numberText(right)]
  if (one !== null && other !== null) return compareNumbers(one, other)
  if (left.kind === 'string' && right.kind === 'string') {
    return left.text < right.text ? -1 : left.text > right.text ? 1 : 0
  }
  return Number.NaN
}

const numberText = (value: Value): string | null =>
  value.kind === 'number' || (value.kind === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.text))
    ? value.text
    : null

const isLongInteger = (text: string) => text.length > 15 && text.length < 64 && /^-?\d+$/.test(text)

function compareNumbers(one: string, other: string): number {
  const isExact = isLongInteger(one) || isLongInteger(other)
  if (isExact && /^-?\d+$/.test(one) && /^-?\d+$/.test(other)) {
    const [a, b] = [BigInt(one), BigInt(other)]
    return a < b ? -1 : a > b ? 1 : 0
  }
  return Number(one) - Number(other)
}

function contains(left: Value, right: Value, isLate: () => boolean): Ternary {
  if (isCut(right)) return null
  const wanted = textOf(right)
  if (wanted === null) return false
  if (left.kind === 'list' || left.kind === 'table') {
    const isThere =
      left.kind === 'list'
        ? left.items.some((item) => isEqual(fieldValue(item), right))
        : left.entries.some(({ name }) => name === wanted)
    return isThere || (isOpenEnded(left) ? null : false)
  }
  if (left.kind === 'json' && left.text.startsWith('[')) {
    const isLateNow = seldom(isLate)
    for (const item of jsonItems(isCut(left) ? withoutCutWord(left.text) : left.text)) {
      if (isEqual(jsonValue(item), right)) return true
      if (isLateNow()) return null
    }
    return isCut(left) ? null : false
  }
  const text = textOf(left)
  const found = text !== null && includes(text, wanted, isLate)
  return found === false && isCut(left) ? null : found
}

/** Comparisons of characters from one look at the clock to the next. */
const longestSearch = 1_000_000

/** Whether a text holds another, null when that takes too long: every place of the one may begin like all of the other. */
function includes(text: string, wanted: string, isLate: () => boolean): Ternary {
  const step = Math.max(1, Math.floor(longestSearch / Math.max(1, wanted.length)))
  for (let from = 0; from + wanted.length <= text.length; from += step) {
    if (text.slice(from, from + step - 1 + wanted.length).includes(wanted)) return true
    if (isLate()) return null
  }
  return false
}

/** Without the number or word at the end of a text that goes on: more of it may come. */
function withoutCutWord(text: string): string {
  let end = text.length
  while (end > 0 && !',]}" \t\n\r'.includes(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}
