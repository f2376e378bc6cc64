import { visible } from '@/components/message/visible'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Binding } from '@/lib/rabbitmq/binding'
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
}

export interface EdgeLabel {
  text: string
  /** What the broker compares, one for each binding, uncut. */
  lines: string[]
  /** A sentence of ours, not a key. */
  isWord: boolean
}

const most = 34

/** What stands at an edge's end: its keys as far as there is room, the number of the others, or what its exchange looks at instead. */
export function edgeLabel(edge: Pick<GraphEdge, 'sourceType' | 'bindings'>, words: EdgeWords): EdgeLabel {
  const parts = edge.bindings.map((binding) => bindingLabel(binding, edge.sourceType, words))
  const [first, ...rest] = parts
  let text = cutText(first?.text ?? '', most)
  let left = rest.length
  const seen = new Set([first?.text])
  for (const part of rest) {
    if (seen.has(part.text)) left -= 1
    else if (textCells(text) + textCells(part.text) + 2 <= most - 4) {
      text += `, ${part.text}`
      left -= 1
    } else break
    seen.add(part.text)
  }
  if (left > 0) text += ` ${words.more(left)}`
  return { text, lines: parts.map((part) => part.whole), isWord: parts.every((part) => part.isWord) }
}

interface Part {
  text: string
  whole: string
  isWord: boolean
}

function bindingLabel(binding: Binding, type: string, words: EdgeWords): Part {
  if (type === 'fanout') return word(words.anyKey)
  if (type === 'headers') return headersLabel(binding, words)
  if (binding.bindingKey === '') return word(words.emptyKey)
  const text = visible(binding.bindingKey)
  return { text, whole: text, isWord: false }
}

function headersLabel(binding: Binding, words: EdgeWords): Part {
  const match = binding.arguments.find((argument) => argument.name === 'x-match')?.value
  const isAny = match === 'any' || match === 'any-with-x'
  // Only the two "-with-x" modes compare headers that begin with x-.
  const countsX = match === 'all-with-x' || match === 'any-with-x'
  const pairs = binding.arguments
    .filter(({ name }) => name !== 'x-match' && (countsX || !name.startsWith('x-')))
    .map(({ name, value }) => visible(`${name} = ${argumentText(value)}`))
  if (pairs.length === 0) return word(words.noHeaders)
  const count = isAny ? words.any(pairs.length) : words.all(pairs.length)
  const whole = pairs.length === 1 ? pairs.join('') : `${count}: ${pairs.join(', ')}`
  return { text: pairs.length === 1 || textCells(whole) <= most ? whole : count, whole, isWord: false }
}

const word = (text: string): Part => ({ text, whole: text, isWord: true })
