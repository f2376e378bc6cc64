import { isAtLeast } from '@/lib/rabbitmq/version'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { managementText, shownText } from './management-value'
import { termOf, type Equality } from './term'
import type { PatternEntry, PatternValue } from './topology'

export const matchModes = ['all', 'any', 'all-with-x', 'any-with-x'] as const
export type MatchMode = (typeof matchModes)[number]

/** `unclear`: the management API does not show enough of the binding's value to tell. */
type TestResult = 'equal' | 'present' | 'differs' | 'missing' | 'unclear'

export interface HeaderTest {
  name: string
  /** What the binding wants. */
  wanted: PatternValue
  /** What the message has, null when it has no such header. */
  found: FieldValue | null
  result: TestResult
}

export interface HeadersMatch {
  mode: MatchMode
  /** Null: cannot be told. */
  matches: boolean | null
  /** Headers that were compared; those that the mode skips are not here. */
  tests: HeaderTest[]
}

interface Header {
  field: FieldValue
  term: string | null
}

/** A message's headers, as bindings of headers exchanges see them. */
export interface HeaderSet {
  equality: Equality
  headers: ReadonlyMap<string, Header>
}

/** Made once for a message: the broker takes BCC off first, and of two headers with one name takes the first (before 3.13) or the last. */
export function headerSet(entries: readonly FieldEntry[], version: string): HeaderSet {
  const isExact = isAtLeast(version, 3, 13)
  const equality: Equality = isExact ? 'exact' : 'numeric'
  const headers = new Map<string, Header>()
  for (const { name, value } of entries) {
    if (name === 'BCC' || (!isExact && headers.has(name))) continue
    headers.set(name, { field: value, term: isExact ? routingTerm(value) : termOf(value, equality) })
  }
  return { equality, headers }
}

/** From 3.13 a timestamp is compared in milliseconds, while the binding's is in seconds: equal ones do not match. */
const routingTerm = (field: FieldValue): string | null =>
  field.type === 'timestamp'
    ? `int ${BigInt.asUintN(64, BigInt(field.value)) * 1000n}`
    : termOf(field, 'exact')

export function matchModeOf(pattern: readonly PatternEntry[]): MatchMode {
  const value = pattern.find(({ name }) => name === 'x-match')?.value
  const text = value?.type === 'string' ? value.value : ''
  return matchModes.find((mode) => mode === text) ?? 'all'
}

/** Whether a binding of a headers exchange takes a message, and why. Without arguments to compare "all" takes everything, "any" nothing. */
export function matchHeaders(pattern: readonly PatternEntry[], set: HeaderSet): HeadersMatch {
  const mode = matchModeOf(pattern)
  const withX = mode === 'all-with-x' || mode === 'any-with-x'
  const tests = pattern
    .filter(({ name }) => name !== 'x-match' && (withX || !name.startsWith('x-')))
    .map((entry) => testHeader(entry, set))
  return { mode, matches: verdict(mode, tests), tests }
}

function verdict(mode: MatchMode, tests: readonly HeaderTest[]): boolean | null {
  const has = (...results: TestResult[]) => tests.some((test) => results.includes(test.result))
  if (mode === 'any' || mode === 'any-with-x') {
    if (has('equal', 'present')) return true
    return has('unclear') ? null : false
  }
  if (has('differs', 'missing')) return false
  return has('unclear') ? null : true
}

function testHeader({ name, value: wanted }: PatternEntry, set: HeaderSet): HeaderTest {
  const header = set.headers.get(name)
  if (header === undefined) return { name, wanted, found: null, result: 'missing' }
  return { name, wanted, found: header.field, result: compare(wanted, header, set.equality) }
}

function compare(wanted: PatternValue, header: Header, equality: Equality): TestResult {
  if (wanted.type === 'void') return 'present'
  if (wanted.type === 'void-or-text') return header.term === 'text undefined' ? 'equal' : 'unclear'
  if (wanted.type === 'nested') {
    return shownText(header.field) === managementText(wanted.json) ? 'unclear' : 'differs'
  }
  const term = termOf(wanted, equality)
  if (term !== null && term === header.term) return 'equal'
  // Erlang/OTP 27 began to tell 0.0 from -0.0, and no version of RabbitMQ says what it runs on.
  const zeros = ['float 0', 'float -0']
  if (term !== null && zeros.includes(term) && zeros.includes(header.term ?? '')) return 'unclear'
  // The management API shows decimals as floats.
  const mayBeDecimal = wanted.type === 'double' && header.field.type === 'decimal'
  return mayBeDecimal && shownText(header.field) === shownText(wanted) ? 'unclear' : 'differs'
}
