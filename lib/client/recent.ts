import type { NameEntry } from '@/lib/client/search/entry'
import { ownKey, type Owner } from './own-key'

export type Visited = Pick<NameEntry, 'kind' | 'vhost' | 'name'>

const most = 8
const kinds: readonly unknown[] = ['queue', 'exchange', 'connection'] satisfies Visited['kind'][]

function isVisited(kept: unknown): kept is Visited {
  if (typeof kept !== 'object' || kept === null) return false
  const { kind, vhost, name } = kept as { [K in keyof Visited]?: unknown }
  return kinds.includes(kind) && typeof vhost === 'string' && typeof name === 'string'
}

/** What this user visited last in this browser, the last one first. */
export function readRecent(owner: Owner): Visited[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(ownKey('recent', owner)) ?? '[]')
    return Array.isArray(kept) && kept.every(isVisited) ? kept.slice(0, most) : []
  } catch {
    // No storage, or something else in it.
    return []
  }
}

/** Puts what is visited first among the recent ones of this user; without storage nothing is kept. */
export function rememberVisit(owner: Owner, visited: Visited): void {
  const isOther = (each: Visited) =>
    each.kind !== visited.kind || each.vhost !== visited.vhost || each.name !== visited.name
  const recent = [visited, ...readRecent(owner).filter(isOther)].slice(0, most)
  try {
    window.localStorage.setItem(ownKey('recent', owner), JSON.stringify(recent))
  } catch {
    // Then the list is short.
  }
}
