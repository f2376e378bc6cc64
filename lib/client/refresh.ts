'use client'

import { readKept, useKept } from './kept'

/** How often figures are read anew, in ms; 0 is off. */
export const refreshChoices = [5_000, 10_000, 30_000, 0] as const
export type Refresh = (typeof refreshChoices)[number]

const storageKey = 'warren-refresh'
const first: Refresh = 5_000

const parse = (kept: unknown): Refresh => refreshChoices.find((choice) => choice === kept) ?? first

/** The choice that this browser keeps. */
export const readRefresh = (): Refresh => parse(readKept(storageKey))

/** How often figures are read anew, and the way to choose it. */
export function useRefresh(): [Refresh, (choice: Refresh) => void] {
  const [refresh, change] = useKept(storageKey, parse)
  return [refresh, (choice) => change(() => choice)]
}

/** The chosen interval for a query's `refetchInterval`: every list and figure that is read from the broker obeys it. */
export function useRefreshInterval(): number | false {
  const [refresh] = useRefresh()
  return refresh === 0 ? false : refresh
}
