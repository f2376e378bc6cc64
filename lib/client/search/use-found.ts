'use client'

import { useEffect, useState } from 'react'
import type { NameIndex } from './name-index'
import { searchSteps, type Found, type Search } from './search-steps'
import { inTurns } from './turns'

interface Wanted extends Search {
  index: NameIndex | undefined
}

interface Answer {
  found: readonly Found[]
  /** The search that this answers. */
  wanted: Wanted | null
}

const nothing: Answer = { found: [], wanted: null }

const isSame = (a: Wanted, b: Wanted) =>
  a.index === b.index &&
  a.typed === b.typed &&
  a.kinds === b.kinds &&
  a.recentOnly === b.recentOnly &&
  a.within === b.within

/**
 * The names that answer what is typed. They are looked for in turns, away from drawing: until they are there the names of
 * the text before are kept, and `isSettled` is false.
 */
export function useFound(asked: Wanted) {
  const { index, typed, kinds, recent, recentOnly, vhost, within } = asked
  const [answer, setAnswer] = useState(nothing)
  useEffect(() => {
    if (index === undefined) return undefined
    const abort = new AbortController()
    const wanted = { index, typed, kinds, recent, recentOnly, vhost, within }
    void inTurns(searchSteps(index, wanted), abort.signal).then((found) => {
      if (found !== undefined && !abort.signal.aborted) setAnswer({ found, wanted })
    })
    return () => abort.abort()
  }, [index, typed, kinds, recent, recentOnly, vhost, within])
  const isSettled = answer.wanted !== null && isSame(answer.wanted, asked)
  return { found: answer.found, isSettled }
}
