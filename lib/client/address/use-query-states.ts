'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import {
  readParams,
  writeParams,
  type Changes,
  type Param,
  type ParamWithDefault,
  type Params,
  type Values,
} from './params'
import { WantedSearch } from './wanted-search'

const wanted = new WantedSearch({
  path: () => window.location.pathname,
  write: (search, how) => {
    const { pathname, hash } = window.location
    window.history[`${how}State`](null, '', `${pathname}${search === '' ? '' : `?${search}`}${hash}`)
  },
})
if (typeof window !== 'undefined') window.addEventListener('popstate', () => wanted.drop())

const nothing = () => null

interface Options {
  /** `push`: Back leads to what was before. */
  history?: 'push' | 'replace'
}

/**
 * Parameters of the address as state: a link is a view. Changed by a call, they are shown at once and written to the address
 * a moment later. `params` stand at module scope. Our own: the library for it costs every page 9 kB.
 */
export function useQueryStates<P extends Params>(
  params: P,
): [Values<P>, (changes: Changes<P>, options?: Options) => void] {
  const page = usePathname()
  const known = useSearchParams().toString()
  const next = useSyncExternalStore(wanted.subscribe, wanted.read, nothing)
  const search = next !== null && next.page === page ? next.search : known
  useEffect(() => wanted.arrive(page, known), [page, known])

  const own = useMemo(() => {
    const all = new URLSearchParams(search)
    const mine = new URLSearchParams()
    for (const name of Object.keys(params)) {
      const text = all.get(name)
      if (text !== null) mine.set(name, text)
    }
    return mine.toString()
  }, [params, search])
  // The same values stay the same objects while other parameters change.
  const values = useMemo(() => readParams(params, own), [params, own])
  const change = useCallback(
    (changes: Changes<P>, { history = 'replace' }: Options = {}) => {
      const going = wanted.read()
      const from =
        going !== null && going.page === page
          ? going.search
          : new URLSearchParams(window.location.search).toString()
      wanted.want(page, from, writeParams(params, from, changes), history)
    },
    [params, page],
  )
  return [values, change]
}

/** One parameter of the address as state; null takes it out. `param` stands at module scope. */
export function useQueryState<T>(name: string, param: ParamWithDefault<T>): [T, (value: T | null) => void]
export function useQueryState<T>(name: string, param: Param<T>): [T | null, (value: T | null) => void]
export function useQueryState<T>(name: string, param: Param<T>): [T | null, (value: T | null) => void] {
  const named = useMemo(() => ({ [name]: param }), [name, param])
  const [values, change] = useQueryStates(named)
  const set = useCallback((value: T | null) => change({ [name]: value }), [change, name])
  return [values[name] ?? null, set]
}
