import { Best } from './best'
import { entryId, type NameEntry } from './entry'
import { entriesPerTurn, type NameIndex } from './name-index'
import { rankerOf, type Rank } from './rank'

export interface Search {
  typed: string
  /** Only these kinds. */
  kinds: readonly NameEntry['kind'][]
  /** Visited before, the last one first. */
  recent: readonly Pick<NameEntry, 'kind' | 'vhost' | 'name'>[]
  /** Nothing but what was visited before. */
  recentOnly: boolean
  /** Among equals, those of this virtual host come first. */
  vhost: string | null
  /** Nothing of any other virtual host; null: of all. */
  within: string | null
}

export interface Found {
  entry: NameEntry
  rank: Rank
  /** Place among those visited before; Infinity for others. */
  recent: number
  isElsewhere: boolean
  length: number
}

/** As many as are drawn. */
export const mostFound = 50

const kindOrder = { queue: 0, exchange: 1, connection: 2 } as const

/** Better rank first, then what was visited last, then the chosen virtual host, queues, short names. */
const compare = (a: Found, b: Found): number =>
  a.rank - b.rank ||
  // Infinity minus Infinity is no number, and no difference.
  (a.recent === b.recent ? 0 : a.recent - b.recent) ||
  Number(a.isElsewhere) - Number(b.isElsewhere) ||
  kindOrder[a.entry.kind] - kindOrder[b.entry.kind] ||
  a.length - b.length

/** The best matches, looked for in steps of at most `entriesPerTurn` entries. */
export function* searchSteps(index: NameIndex, search: Search): Generator<void, Found[]> {
  const rank = rankerOf(search.typed)
  const places = new Map(search.recent.map((entry, place) => [entryId(entry), place]))
  const recentNames = new Set(search.recent.map((entry) => entry.name))
  const best = new Best<Found>(mostFound, compare)
  const hasText = search.typed.trim() !== ''
  for (let at = 0; at < index.entries.length; at += 1) {
    if (at > 0 && at % entriesPerTurn === 0) yield
    const entry = index.entries[at] as NameEntry
    if (!search.kinds.includes(entry.kind)) continue
    if (search.within !== null && entry.vhost !== search.within) continue
    const recent = recentNames.has(entry.name) ? (places.get(entryId(entry)) ?? Infinity) : Infinity
    if (search.recentOnly && recent === Infinity) continue
    const text = index.texts[at] as string
    const ranked = rank(text)
    if (ranked === null) continue
    best.add({
      entry,
      rank: ranked,
      recent,
      isElsewhere: search.vhost !== null && entry.vhost !== search.vhost,
      length: hasText ? text.length : 0,
    })
  }
  return best.items
}
