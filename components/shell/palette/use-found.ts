import { useEffect, useState } from 'react'
import type { NameEntry } from '@/lib/client/search/entry'
import type { NameIndex } from '@/lib/client/search/name-index'
import { searchSteps, type Found } from '@/lib/client/search/search-steps'
import { inTurns } from '@/lib/client/search/turns'
import type { Visited } from '@/lib/client/recent'

interface Wanted {
  index: NameIndex | undefined
  typed: string
  kinds: readonly NameEntry['kind'][]
  recent: readonly Visited[]
  recentOnly: boolean
  vhost: string | null
}

interface Answer {
  found: readonly Found[]
  /** The search that this answers. */
  wanted: Wanted | null
}

const nothing: Answer = { found: [], wanted: null }

const isSame = (a: Wanted, b: Wanted) =>
  a.index === b.index && a.typed === b.typed && a.kinds === b.kinds && a.recentOnly === b.recentOnly

/**
 * The names that answer what is typed. They are looked for in turns, away from drawing: until they are there the names of
 * the text before are kept, and `isSettled` is false.
 */
export function useFound({ index, typed, kinds, recent, recentOnly, vhost }: Wanted) {
  const [answer, setAnswer] = useState(nothing)
  useEffect(() => {
    if (index === undefined) return undefined
    const abort = new AbortController()
    const wanted = { index, typed, kinds, recent, recentOnly, vhost }
    void inTurns(searchSteps(index, wanted), abort.signal).then((found) => {
      if (found !== undefined && !abort.signal.aborted) setAnswer({ found, wanted })
    })
    return () => abort.abort()
  }, [index, typed, kinds, recent, recentOnly, vhost])
  const wanted = { index, typed, kinds, recent, recentOnly, vhost }
  const isSettled = answer.wanted !== null && isSame(answer.wanted, wanted)
  return { found: answer.found, isSettled }
}
