import type { Finding, FindingKind } from '@/lib/rabbitmq/attention/finding'

export interface FindingWords {
  /** The object, or what happens where there is none. */
  name: string
  /** Where to look; null where there is no page for it. */
  href: string | null
  /** Beside the name: a virtual host, what is wrong with a node. */
  what: string
  value: string
  unit: string
  /** One sentence of cause with its evidence. */
  why: string
  /** What it names that has a page of its own, after the cause. */
  links?: readonly { name: string; href: string }[]
  next: string
}

/** Words for each of these kinds. */
export type WordsOf<K extends FindingKind> = {
  [Each in K]: (finding: Extract<Finding, { kind: Each }>) => FindingWords
}

/** Of findings that have no figure. */
export const plain = { value: '', unit: '' } as const

export const orUnknown = (value: number | null, format: (value: number) => string): string =>
  value === null ? '?' : format(value)
