import { placeholder } from './message-placeholders'

/** What a placeholder of a batch becomes, by its name and words: `{{random 5 250}}` is ["random", "5", "250"]. */
type Make = (context: TemplateContext) => string

/** What placeholders are made of; given from outside, so that tests decide. */
export interface TemplateContext {
  /** Number of the message, from 1. */
  n: number
  now: () => Date
  uuid: () => string
  /** At least 0 and less than 1. */
  random: () => number
}

/** The wrong placeholders of a text, as they stand there. `{{` that is never closed is text. */
export const wrongPlaceholders = (text: string): string[] =>
  [...text.matchAll(placeholder)].filter(([, words = '']) => makerOf(words) === null).map(([whole]) => whole)

/** A text with placeholders, read once and filled for each message. A wrong one stays as it stands. */
export function compileTemplate(text: string): Make {
  const parts: (string | Make)[] = []
  let from = 0
  for (const found of text.matchAll(placeholder)) {
    parts.push(text.slice(from, found.index), makerOf(found[1] ?? '') ?? found[0])
    from = found.index + found[0].length
  }
  if (parts.length === 0) return () => text
  parts.push(text.slice(from))
  return (context) => parts.map((part) => (typeof part === 'string' ? part : part(context))).join('')
}

function makerOf(text: string): Make | null {
  const [name, ...words] = text.trim().split(/\s+/)
  switch (name) {
    case 'n':
      return words.length === 0 ? ({ n }) => String(n) : null
    case 'uuid':
      return words.length === 0 ? ({ uuid }) => uuid() : null
    case 'now':
      return words.length === 0 ? ({ now }) => now().toISOString() : null
    case 'random':
      return randomMaker(words)
    case 'pick':
      return words.length === 0 ? null : ({ random }) => words[Math.floor(random() * words.length)] ?? ''
    default:
      return null
  }
}

const decimal = /^-?\d{1,15}(?:\.(\d{1,6}))?$/

/** Both ends included. With decimals, as many of them as the longer of the two has. */
function randomMaker(words: readonly string[]): Make | null {
  const [least, most] = words.map((word) => (decimal.test(word) ? Number(word) : Number.NaN))
  if (words.length !== 2 || least === undefined || most === undefined || !(least <= most)) return null
  const digits = Math.max(...words.map((word) => decimal.exec(word)?.[1]?.length ?? 0))
  const steps = Math.round((most - least) * 10 ** digits) + 1
  return ({ random }) => (least + Math.floor(random() * steps) / 10 ** digits).toFixed(digits)
}
