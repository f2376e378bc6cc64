import { FilterError } from './filter-error'
import { jsonItems } from './find-json'
import type { Comparison, Filter, Operand } from './parse'
import { fieldValue, jsonValue, textOf, valueOf, type Readable, type Value } from './value'

/** A regular expression that takes linear time, whatever is typed. */
export interface Pattern {
  test(text: string): boolean
}
/** Throws an Error with words when the text is no regular expression. */
export type CompilePattern = (text: string) => Pattern

export type Test = (message: Readable) => boolean

/**
 * A filter as a test of messages. What is missing is equal to nothing, and neither less nor more than anything.
 * @throws FilterError when a regular expression in it is none
 */
export function compileFilter(filter: Filter | null, compilePattern: CompilePattern): Test {
  if (filter === null) return () => true
  switch (filter.kind) {
    case 'and': {
      const tests = filter.parts.map((part) => compileFilter(part, compilePattern))
      return (message) => tests.every((test) => test(message))
    }
    case 'or': {
      const tests = filter.parts.map((part) => compileFilter(part, compilePattern))
      return (message) => tests.some((test) => test(message))
    }
    case 'not': {
      const test = compileFilter(filter.part, compilePattern)
      return (message) => !test(message)
    }
    case 'has':
      return (message) => isTruthy(valueOf(message, filter.path))
    default:
      return comparison(filter, compilePattern)
  }
}

function comparison(filter: Extract<Filter, { kind: 'compare' }>, compilePattern: CompilePattern): Test {
  const { comparison: kind, left, right, from, to } = filter
  const leftOf = reader(left)
  if (kind === 'matches') {
    const pattern = compiled(right.kind === 'string' ? right.text : '', from, to, compilePattern)
    return (message) => {
      const text = textOf(leftOf(message))
      return text !== null && pattern.test(text)
    }
  }
  const rightOf = reader(right)
  const compare = comparisons[kind]
  return (message) => compare(leftOf(message), rightOf(message))
}

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

const isTruthy = (value: Value): boolean =>
  value.kind !== 'missing' && value.kind !== 'null' && !(value.kind === 'boolean' && !value.value)

const comparisons: Record<Exclude<Comparison, 'matches'>, (left: Value, right: Value) => boolean> = {
  '=': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
  contains,
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

function contains(left: Value, right: Value): boolean {
  const wanted = textOf(right)
  if (wanted === null) return false
  if (left.kind === 'list') return left.items.some((item) => isEqual(fieldValue(item), right))
  if (left.kind === 'table') return left.entries.some(({ name }) => name === wanted)
  if (left.kind === 'json' && left.text.startsWith('[')) {
    for (const item of jsonItems(left.text)) if (isEqual(jsonValue(item), right)) return true
    return false
  }
  return textOf(left)?.includes(wanted) ?? false
}
