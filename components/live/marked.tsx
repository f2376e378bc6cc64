import { Fragment } from 'react'

const special = /[.*+?^${}()|[\]\\]/g

/** A text to search for as a pattern, upper and lower case alike; null for nothing. */
export const searchPattern = (term: string): RegExp | null =>
  term === '' ? null : new RegExp(term.replace(special, String.raw`\$&`), 'giu')

/** A text with what was searched for marked in it. */
export function Marked({ text, pattern }: { text: string; pattern: RegExp | null }) {
  if (pattern === null) return text
  const parts: { text: string; at: number; isHit: boolean }[] = []
  let at = 0
  for (const hit of text.matchAll(pattern)) {
    if (hit.index > at) parts.push({ text: text.slice(at, hit.index), at, isHit: false })
    parts.push({ text: hit[0], at: hit.index, isHit: true })
    at = hit.index + hit[0].length
  }
  if (parts.length === 0) return text
  parts.push({ text: text.slice(at), at, isHit: false })
  return parts.map((part) =>
    part.isHit ? (
      <mark
        key={part.at}
        className="rounded-xs bg-accent-soft text-ink-1 shadow-[inset_0_-1px_0_var(--accent)]"
      >
        {part.text}
      </mark>
    ) : (
      <Fragment key={part.at}>{part.text}</Fragment>
    ),
  )
}
