import { topicWords } from './topic'

/** One column of a binding key held against a routing key. */
export interface TopicColumn {
  /** A word of the binding key; null where the routing key has one too many. */
  binding: string | null
  /** Words of the routing key; null where it has one too few. */
  key: string | null
  result: 'equal' | 'takes' | 'differs' | 'too-few' | 'too-many'
}

/** A rough measure of how far a key is from being taken, fast enough for every binding of an exchange. */
export function topicDistance(pattern: readonly string[], words: readonly string[]): number {
  const hash = pattern.indexOf('#')
  const head = hash < 0 ? pattern.length : hash
  let distance = 0
  for (let at = 0; at < Math.min(head, words.length); at += 1) {
    if (pattern[at] !== '*' && pattern[at] !== words[at]) distance += 1
  }
  if (hash < 0) return distance + Math.abs(pattern.length - words.length)
  // What stands between two # is left out: it may be anywhere.
  const tail = pattern.slice(pattern.lastIndexOf('#') + 1)
  for (let back = 1; back <= tail.length; back += 1) {
    const word = tail.at(-back)
    if (word !== '*' && word !== words.at(-back)) distance += 1
  }
  return distance + Math.max(0, head + tail.length - words.length)
}

/** The two keys side by side, so that as little as possible differs. */
export function compareTopic(bindingKey: string, routingKey: string): TopicColumn[] {
  const pattern = topicWords(bindingKey)
  const words = topicWords(routingKey)
  const best = costs(pattern, words)
  const columns: TopicColumn[] = []
  let p = 0
  let w = 0
  while (p < pattern.length || w < words.length) {
    const binding = pattern[p]
    const key = words[w]
    const here = best[p]?.[w] ?? 0
    if (binding === '#') {
      let to = w
      while ((best[p + 1]?.[to] ?? Infinity) > here && to < words.length) to += 1
      columns.push({ binding, key: to === w ? null : words.slice(w, to).join('.'), result: 'takes' })
      p += 1
      w = to
    } else if (
      binding !== undefined &&
      key !== undefined &&
      same(here, swapCost(binding, key) + (best[p + 1]?.[w + 1] ?? 0))
    ) {
      columns.push({
        binding,
        key,
        result: binding === key ? 'equal' : binding === '*' ? 'takes' : 'differs',
      })
      p += 1
      w += 1
    } else if (binding !== undefined && same(here, gapCost + (best[p + 1]?.[w] ?? Infinity))) {
      columns.push({ binding, key: null, result: 'too-few' })
      p += 1
    } else {
      columns.push({ binding: null, key: key ?? '', result: 'too-many' })
      w += 1
    }
  }
  return columns
}

const gapCost = 1.2
const same = (a: number, b: number) => Math.abs(a - b) < 1e-9

const swapCost = (binding: string, word: string): number =>
  binding === word || binding === '*' ? 0 : isAlike(binding, word) ? 1 : 1.5

/** What it costs to make the rest of the pattern take the rest of the words. */
function costs(pattern: readonly string[], words: readonly string[]): number[][] {
  const best = Array.from({ length: pattern.length + 1 }, () =>
    Array.from({ length: words.length + 1 }, () => 0),
  )
  for (let p = pattern.length; p >= 0; p -= 1) {
    for (let w = words.length; w >= 0; w -= 1) {
      const binding = pattern[p]
      const word = words[w]
      if (binding === undefined && word === undefined) continue
      const rest = (dp: number, dw: number) => best[p + dp]?.[w + dw] ?? Infinity
      const choices =
        binding === '#'
          ? [rest(1, 0), rest(0, 1)]
          : [
              binding !== undefined && word !== undefined ? swapCost(binding, word) + rest(1, 1) : Infinity,
              binding === undefined ? Infinity : gapCost + rest(1, 0),
              word === undefined ? Infinity : gapCost + rest(0, 1),
            ]
      const row = best[p]
      if (row !== undefined) row[w] = Math.min(...choices)
    }
  }
  return best
}

/** Case, a letter or two: what a slip of the hand does. */
export const isAlike = (a: string, b: string): boolean =>
  a.toLowerCase().trim() === b.toLowerCase().trim() ||
  letterDistance(a, b) <= (Math.min(a.length, b.length) > 4 ? 2 : 1)

/** Letters to add, drop or change, counted up to 3. */
export function letterDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(3, row[b.length] ?? 3)
}
