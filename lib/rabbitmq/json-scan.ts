/** What is wrong with a JSON text, and where: `at` counts UTF-16 units from 0. */
export interface JsonFault {
  at: number
  reason: 'end' | 'value' | 'key' | 'colon' | 'comma' | 'extra' | 'string' | 'escape' | 'number' | 'control'
}

type TokenKind = 'open' | 'close' | 'comma' | 'colon' | 'value'
export interface ScannedToken {
  kind: TokenKind
  text: string
}

interface ScanOptions {
  /** `{{n}}` may stand where a value may: it becomes one when the message is made. */
  templates?: boolean
  onToken?: (token: ScannedToken) => void
}

/** What may come next. */
type State = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end'

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const template = /\{\{[^{}\n]*\}\}/y
const space = /[ \t\n\r]*/y
/** What would make a number or word longer: `01`, `1.`, `truer`. */
const tail = /[\w.+-]/

/**
 * Reads a JSON text token by token, without a stack of calls and without making values of it: depth does not matter, and
 * numbers beyond 2^53 and keys that repeat are nothing special. Null when it is JSON.
 */
export function scanJson(
  source: string,
  { templates = false, onToken = () => undefined }: ScanOptions = {},
): JsonFault | null {
  const open: string[] = []
  let state: State = 'value'
  let at = match(space, source, 0) ?? 0
  const take = (kind: TokenKind, end: number) => {
    onToken({ kind, text: source.slice(at, end) })
    at = match(space, source, end) ?? end
  }
  const afterValue = (): State => (open.length === 0 ? 'end' : 'comma-or-close')
  while (at < source.length) {
    const character = source[at] ?? ''
    if (state === 'end') return { at, reason: 'extra' }
    if (
      (state === 'value-or-close' || state === 'key-or-close' || state === 'comma-or-close') &&
      /[\]}]/.test(character)
    ) {
      if (character !== (open.at(-1) === '{' ? '}' : ']')) return { at, reason: 'comma' }
      open.pop()
      take('close', at + 1)
      state = afterValue()
    } else if (state === 'colon' || state === 'comma-or-close') {
      if (character !== (state === 'colon' ? ':' : ','))
        return { at, reason: state === 'colon' ? 'colon' : 'comma' }
      const inObject = open.at(-1) === '{'
      take(state === 'colon' ? 'colon' : 'comma', at + 1)
      state = state === 'comma-or-close' && inObject ? 'key' : 'value'
    } else if (state === 'key' || state === 'key-or-close') {
      if (character !== '"') return { at, reason: 'key' }
      const end = stringEnd(source, at)
      if (typeof end !== 'number') return end
      take('value', end)
      state = 'colon'
    } else {
      const made = templates ? match(template, source, at) : null
      if (made !== null) {
        take('value', made)
        state = afterValue()
      } else if (character === '{' || character === '[') {
        open.push(character)
        take('open', at + 1)
        state = character === '{' ? 'key-or-close' : 'value-or-close'
      } else {
        const end = scalarEnd(source, at)
        if (typeof end !== 'number') return end
        take('value', end)
        state = afterValue()
      }
    }
  }
  return state === 'end' ? null : { at: source.length, reason: 'end' }
}

function match(pattern: RegExp, source: string, from: number): number | null {
  pattern.lastIndex = from
  return pattern.test(source) ? pattern.lastIndex : null
}

function scalarEnd(source: string, at: number): number | JsonFault {
  const first = source[at] ?? ''
  if (first === '"') return stringEnd(source, at)
  const isNumber = /[-\d]/.test(first)
  const end = match(isNumber ? number : word, source, at)
  if (end === null) return { at, reason: isNumber ? 'number' : 'value' }
  return tail.test(source[end] ?? '') ? { at, reason: isNumber ? 'number' : 'value' } : end
}

// JSON wants control characters escaped.
// oxlint-disable-next-line no-control-regex
const plain = /[^"\\\u0000-\u001f]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

function stringEnd(source: string, from: number): number | JsonFault {
  let at = from + 1
  for (;;) {
    at = match(plain, source, at) ?? at
    const character = source[at]
    if (character === '"') return at + 1
    if (character === undefined) return { at: from, reason: 'string' }
    if (character !== '\\')
      return { at, reason: character === '\n' || character === '\r' ? 'string' : 'control' }
    const end = match(escape, source, at)
    if (end === null) return { at, reason: 'escape' }
    at = end
  }
}

/** Beyond this depth lines are not pushed further in: brackets alone would grow without bound. */
const deepestIndent = 40

/**
 * A JSON text laid out over lines, every value as it was typed: nothing is parsed and written again, which would round numbers
 * and drop keys. A text that is no JSON stays as it is.
 */
export function formatJson(source: string, options: { templates?: boolean } = {}): string {
  const parts: string[] = []
  let depth = 0
  let before: TokenKind | null = null
  const line = () => `\n${'  '.repeat(Math.min(depth, deepestIndent))}`
  const fault = scanJson(source, {
    ...options,
    onToken: ({ kind, text }) => {
      if (kind === 'close') depth -= 1
      const isEmpty = kind === 'close' && before === 'open'
      if (!isEmpty && (kind === 'close' || before === 'open' || before === 'comma')) parts.push(line())
      parts.push(kind === 'colon' ? ': ' : text)
      if (kind === 'open') depth += 1
      before = kind
    },
  })
  return fault === null ? parts.join('') : source
}

/** Line and column of a place in a text, both from 1. */
export function placeIn(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: at - lineStart + 1 }
}
