import type { NameEntry } from '@/lib/client/search/entry'

export type Visited = Pick<NameEntry, 'kind' | 'vhost' | 'name'>

const most = 8
const kinds: readonly unknown[] = ['queue', 'exchange', 'connection'] satisfies Visited['kind'][]

function isVisited(kept: unknown): kept is Visited {
  if (typeof kept !== 'object' || kept === null) return false
  const { kind, vhost, name } = kept as { [K in keyof Visited]?: unknown }
  return kinds.includes(kind) && typeof vhost === 'string' && typeof name === 'string'
}

/** One list for each user of each broker: nobody is shown names that another one visited. */
const keyOf = (who: { broker: string; user: string }) =>
  `warren-recent:1:${JSON.stringify([who.broker, who.user])}`

/** What this user visited last in this browser, the last one first. */
export function readRecent(who: { broker: string; user: string }): Visited[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(who)) ?? '[]')
    return Array.isArray(kept) && kept.every(isVisited) ? kept.slice(0, most) : []
  } catch {
    // No storage, or something else in it.
    return []
  }
}

/** Puts what is visited first among the recent ones of this user; without storage nothing is kept. */
export function rememberVisit(who: { broker: string; user: string }, visited: Visited): void {
  const isOther = (each: Visited) =>
    each.kind !== visited.kind || each.vhost !== visited.vhost || each.name !== visited.name
  const recent = [visited, ...readRecent(who).filter(isOther)].slice(0, most)
  try {
    window.localStorage.setItem(keyOf(who), JSON.stringify(recent))
  } catch {
    // Then the list is short.
  }
}
