'use client'

import { useEffect, useMemo, useState } from 'react'
import { RowSearch } from '@/lib/client/live/row-search'
import type { Ring } from '@/lib/client/live/ring'
import { searchPattern } from './marked'

export interface Search {
  term: string
  pattern: RegExp | null
  /** Rows in which it was found so far. */
  count: number
  /** The row that one has gone to, and its number among those. */
  foundId: number | null
  number: number
  change: (term: string) => void
  go: (backwards: boolean) => void
}

/** What is searched for in the rows. They are looked through in small pieces, so that 50,000 of them do not hold the page. */
export function useSearch(rows: Ring, rowsVersion: number): Search {
  const [term, setTerm] = useState('')
  const [foundId, setFoundId] = useState<number | null>(null)
  const pattern = useMemo(() => searchPattern(term), [term])
  const search = useMemo(() => (pattern === null ? null : new RowSearch(rows, pattern)), [rows, pattern])
  const [, setCount] = useState(0)
  useEffect(() => {
    // Each version of the rows may have brought some that were not looked at.
    if (search === null || rowsVersion === 0) return undefined
    let frame = 0
    const step = () => {
      const isDone = search.step()
      setCount(search.found.length)
      if (!isDone) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [search, rowsVersion])

  const found = search?.found ?? []
  return {
    term,
    pattern,
    count: found.length,
    foundId,
    number: foundId === null ? 0 : found.indexOf(foundId) + 1,
    change: (next) => {
      setTerm(next)
      setFoundId(null)
    },
    go: (backwards) => setFoundId(search?.next(foundId, backwards) ?? null),
  }
}
