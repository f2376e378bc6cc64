import { FilterError } from './filter-error'
import { hasParts, isRoot, type Path } from './names'
import { tokenize, type Token } from './tokens'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'matches'

export type Literal =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }

export type Operand = { readonly kind: 'path'; readonly path: Path } | Literal

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  /** Is there, and neither false nor null. */
  | { readonly kind: 'has'; readonly path: Path }
  | {
      readonly kind: 'compare'
      readonly left: Operand
      readonly comparison: Comparison
      readonly right: Operand
      /** Where the right side stands, for what is wrong with a regular expression. */
      readonly from: number
      readonly to: number
    }

/** What a filter costs for each message is bounded by what it may be. */
export const longestFilter = 2_000
const mostComparisons = 64
const deepest = 32

/**
 * Reads a filter: `headers.region = "eu" and payload.total > 100`. Null when it is empty, which lets everything through.
 * @throws FilterError with the place of what is wrong
 */
export function parseFilter(text: string): Filter | null {
  if (text.length > longestFilter) throw new FilterError('long', longestFilter, text.length)
  const parser = new Parser(tokenize(text))
  return parser.whole()
}

/** A path alone, as columns have it. @throws FilterError */
export function parsePath(text: string): Path {
  const parser = new Parser(tokenize(text))
  return parser.wholePath()
}

const comparisonWords = new Set(['contains', 'matches'])
const sameComparison: Record<string, Comparison> = { '==': '=', '<>': '!=' }

class Parser {
  private at = 0
  private comparisons = 0

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Filter | null {
    if (this.now.kind === 'end') return null
    const filter = this.or(0)
    this.expectEnd()
    return filter
  }

  wholePath(): Path {
    const path = this.path()
    this.expectEnd()
    return path
  }

  private get now(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)]
    if (token === undefined) throw new RangeError('A filter without an end')
    return token
  }

  private fail(code: FilterError['code'], token = this.now): never {
    throw new FilterError(code, token.from, Math.max(token.to, token.from + 1))
  }

  private expectEnd(): void {
    if (this.now.kind === 'end') return
    this.fail(this.now.text === ')' ? 'parenthesis' : 'rest')
  }

  /** A word of the language, in small letters or capitals. */
  private takeWord(word: string): boolean {
    const { kind, text } = this.now
    if (kind !== 'word' || (text !== word && text !== word.toUpperCase())) return false
    this.at += 1
    return true
  }

  private takeMark(mark: string): boolean {
    if (this.now.kind !== 'mark' || this.now.text !== mark) return false
    this.at += 1
    return true
  }

  private or(depth: number): Filter {
    if (depth > deepest) this.fail('deep')
    return this.joined('or', () => this.joined('and', () => this.not(depth)))
  }

  private joined(word: 'and' | 'or', part: () => Filter): Filter {
    const parts = [part()]
    while (this.takeWord(word)) parts.push(part())
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: word, parts }
  }

  private not(depth: number): Filter {
    if (depth > deepest) this.fail('deep')
    if (this.takeWord('not')) return { kind: 'not', part: this.not(depth + 1) }
    if (this.takeMark('(')) {
      const filter = this.or(depth + 1)
      if (!this.takeMark(')')) this.fail(this.now.kind === 'end' ? 'parenthesis' : 'rest')
      return filter
    }
    return this.compare()
  }

  private compare(): Filter {
    this.comparisons += 1
    if (this.comparisons > mostComparisons) this.fail('long')
    const first = this.now
    const left = this.operand()
    const comparison = this.takeComparison()
    if (comparison === null) {
      if (left.kind !== 'path') this.fail('rest', this.now.kind === 'end' ? first : this.now)
      return { kind: 'has', path: left.path }
    }
    const { from } = this.now
    const right = this.operand()
    const to = this.tokens[this.at - 1]?.to ?? from
    if (comparison === 'matches' && right.kind !== 'string') {
      throw new FilterError('pattern-kind', from, to)
    }
    return { kind: 'compare', left, comparison, right, from, to }
  }

  private takeComparison(): Comparison | null {
    const { kind, text } = this.now
    const word = text.toLowerCase()
    const isOne = kind === 'operator' || (kind === 'word' && comparisonWords.has(word))
    if (!isOne) return null
    this.at += 1
    return sameComparison[text] ?? (word as Comparison)
  }

  private operand(): Operand {
    const token = this.now
    if (token.kind === 'string' || token.kind === 'number') {
      this.at += 1
      return { kind: token.kind, text: token.value }
    }
    if (token.kind !== 'word' || reserved.has(token.text.toLowerCase())) this.fail('operand')
    if (this.takeWord('true')) return { kind: 'boolean', value: true }
    if (this.takeWord('false')) return { kind: 'boolean', value: false }
    if (this.takeWord('null')) return { kind: 'null' }
    return { kind: 'path', path: this.path() }
  }

  private path(): Path {
    const name = this.now
    if (name.kind !== 'word') this.fail('operand')
    if (!isRoot(name.text)) this.fail('name')
    this.at += 1
    const steps: (string | number)[] = []
    for (;;) {
      const start = this.now
      if (this.takeMark('.')) steps.push(this.step(false))
      else if (this.takeMark('[')) {
        steps.push(this.step(true))
        if (!this.takeMark(']')) this.fail('step')
      } else break
      if (!hasParts(name.text)) this.fail('parts', start)
    }
    return { root: name.text, steps }
  }

  private step(inBrackets: boolean): string | number {
    const { kind, value } = this.now
    const isIndex = kind === 'number' && /^\d{1,9}$/.test(value)
    const isName = kind === 'string' || (kind === 'word' && !inBrackets)
    if (!isIndex && !isName) this.fail('step')
    this.at += 1
    return isIndex ? Number(value) : value
  }
}

const reserved = new Set(['and', 'or', 'not', 'contains', 'matches'])
