'use client'

import { parseAsStringLiteral, parseAsTexts } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useMemo } from 'react'
import { columnOf, mostColumns, usualColumns, type LiveColumn } from './live-columns'

const params = {
  cols: parseAsTexts.withDefault([...usualColumns]),
  time: parseAsStringLiteral(['clock', 'ago']).withDefault('clock'),
}

export interface Columns {
  ids: readonly string[]
  shown: readonly LiveColumn[]
  isRelative: boolean
  change: (ids: readonly string[]) => void
  setRelative: (isRelative: boolean) => void
}

/** The columns, kept in the address. What is no path is left out. */
export function useColumns(): Columns {
  const [{ cols, time }, set] = useQueryStates(params)
  const key = cols.join('\n')
  const shown = useMemo(
    () => [...new Set(key.split('\n'))].slice(0, mostColumns).flatMap((id) => columnOf(id) ?? []),
    [key],
  )
  return {
    ids: shown.map(({ id }) => id),
    shown,
    isRelative: time === 'ago',
    change: (ids) => set({ cols: [...ids] }),
    setRelative: (isRelative) => set({ time: isRelative ? 'ago' : 'clock' }),
  }
}
