import { visible } from '@/lib/i18n/visible'
import type { GraphEdge } from './graph'
import { cutText, textCells } from './text-width'

/** The few words that stand among keys on the canvas. */
export interface EdgeWords {
  anyKey: string
  emptyKey: string
  noHeaders: string
  all: (headers: number) => string
  any: (headers: number) => string
  more: (bindings: number) => string
  times: (bindings: number) => string
  alternate: string
  deadLetter: string
  deadLetterAs: (key: string) => string
  shovel: (name: string) => string
  federation: (name: string) => string
}

export interface EdgeLabel {
  text: string
  /** What the broker compares, one for each key, uncut; those that were not told are left out. */
  lines: string[]
  /** A sentence of ours, not a key. */
  isWord: boolean
}

type Said = Pick<GraphEdge, 'kind' | 'sourceType' | 'keys' | 'different' | 'count'>

const most = 34

/** What stands at an edge's end: its keys as far as there is room, the number of the others, or what leads there instead. */
export function edgeLabel(edge: Said, words: EdgeWords): EdgeLabel {
  const parts = edge.keys.map((key) => partOf(edge, key, words))
  if (edge.kind === 'publish' || edge.kind === 'consume') return { text: '', lines: [], isWord: true }
  if (parts.length === 0) {
    const text = edge.kind === 'alternate' ? words.alternate : words.deadLetter
    return { text: withCount(text, edge, words), lines: [text], isWord: true }
  }
  const [first, ...rest] = parts
  let text = cutText(first?.text ?? '', most)
  let left = edge.different - 1
  const seen = new Set([first?.text])
  for (const part of rest) {
    if (seen.has(part.text)) left -= 1
    else if (textCells(text) + textCells(part.text) + 2 <= most - 4) {
      text += `, ${part.text}`
      left -= 1
    } else break
    seen.add(part.text)
  }
  // A fanout exchange compares nothing: how many different keys it does not compare tells nothing.
  if (edge.sourceType === 'fanout' && edge.kind === 'binding') left = 0
  if (left > 0) text += ` ${words.more(left)}`
  else text = withCount(text, edge, words)
  return {
    text,
    lines: [...new Set(parts.map((part) => part.whole))],
    isWord: parts.every((part) => part.isWord),
  }
}

/** Several bindings by the same key: of the members of a group. */
const withCount = (text: string, { count, different }: Said, words: EdgeWords) =>
  count > Math.max(1, different) ? `${text} ${words.times(count)}` : text

interface Part {
  text: string
  whole: string
  isWord: boolean
}

function partOf({ kind, sourceType }: Said, said: Said['keys'][number], words: EdgeWords): Part {
  const name = visible(said.key)
  if (kind === 'dead-letter') return word(words.deadLetterAs(name))
  if (kind === 'shovel') return word(words.shovel(name))
  if (kind === 'federation') return word(words.federation(name))
  if (sourceType === 'fanout') return word(words.anyKey)
  if (sourceType === 'headers') return headersPart(said, words)
  if (said.key === '') return word(words.emptyKey)
  return { text: name, whole: name, isWord: false }
}

function headersPart({ headers }: Said['keys'][number], words: EdgeWords): Part {
  const match = headers.find(({ name }) => name === 'x-match')?.text
  const isAny = match === 'any' || match === 'any-with-x'
  // Only the two "-with-x" modes compare headers that begin with x-.
  const countsX = match === 'all-with-x' || match === 'any-with-x'
  const pairs = headers
    .filter(({ name }) => name !== 'x-match' && (countsX || !name.startsWith('x-')))
    .map(({ name, text }) => visible(`${name} = ${text}`))
  if (pairs.length === 0) return word(words.noHeaders)
  const count = isAny ? words.any(pairs.length) : words.all(pairs.length)
  const whole = pairs.length === 1 ? pairs.join('') : `${count}: ${pairs.join(', ')}`
  return { text: pairs.length === 1 || textCells(whole) <= most ? whole : count, whole, isWord: false }
}

const word = (text: string): Part => ({ text, whole: text, isWord: true })
