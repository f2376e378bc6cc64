import { FilterError } from './filter-error'

export type TokenKind = 'word' | 'string' | 'number' | 'operator' | 'mark' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As it was typed. */
  readonly text: string
  /** Of a text: what it says. */
  readonly value: string
  readonly from: number
  readonly to: number
}

const space = /\s*/y
const word = /[\p{L}_$@][\p{L}\p{M}\p{N}_$@:-]*/uy
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const operator = /<=|>=|!=|<>|==|=|<|>/y
const mark = /[()[\].]/y

const match = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/** The words, texts, numbers and marks of a filter, with their places. The last one is `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const put = (kind: TokenKind, from: number, found: string, value = found) => {
    tokens.push({ kind, text: found, value, from, to: from + found.length })
    return from + found.length
  }
  let at = 0
  for (;;) {
    at += match(space, text, at)?.length ?? 0
    if (at >= text.length) break
    const first = text[at] ?? ''
    if (first === '"' || first === "'") {
      const { raw, value } = quoted(text, at, first)
      at = put('string', at, raw, value)
      continue
    }
    const afterDot = tokens.at(-1)?.text === '.' && tokens.at(-1)?.kind === 'mark'
    const found = match(word, text, at)
    const digits = found === null ? match(number, text, at) : null
    if (found !== null) at = put('word', at, found)
    // In `a.0.b` the number ends at the point.
    else if (digits !== null) at = put('number', at, afterDot ? (/^-?\d+/.exec(digits)?.[0] ?? '') : digits)
    else {
      const sign = match(operator, text, at)
      const other = sign ?? match(mark, text, at)
      if (other === null) throw new FilterError('character', at)
      at = put(sign === null ? 'mark' : 'operator', at, other)
    }
  }
  put('end', text.length, '')
  return tokens
}

/** A backslash before the quote or another backslash stands for that; before anything else it stays, for regular expressions. */
function quoted(text: string, from: number, quote: string): { raw: string; value: string } {
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at] ?? ''
    const next = text[at + 1]
    if (character === quote) return { raw: text.slice(from, at + 1), value }
    if (character === '\\' && (next === quote || next === '\\')) {
      value += next
      at += 1
    } else value += character
  }
  throw new FilterError('quote', from, text.length)
}
