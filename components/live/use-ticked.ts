'use client'

import { useCallback, useState } from 'react'
import type { MessageRow, Ring } from '@/lib/client/live/ring'

export interface Ticked {
  ids: ReadonlySet<number>
  tick: (ids: readonly number[], ticked: boolean) => void
  clear: () => void
  /** The ticked rows that are still here, oldest first. */
  rows: () => MessageRow[]
}

const none: ReadonlySet<number> = new Set()

/** Which messages are ticked. */
export function useTicked(ring: Ring): Ticked {
  const [ids, setIds] = useState(none)
  const tick = useCallback((changed: readonly number[], ticked: boolean) => {
    setIds((before) => {
      const next = new Set(before)
      for (const id of changed) {
        if (ticked) next.add(id)
        else next.delete(id)
      }
      return next
    })
  }, [])
  const clear = useCallback(() => setIds(none), [])
  const rows = () =>
    [...ids]
      .toSorted((one, other) => one - other)
      .flatMap((id) => {
        const row = ring.find(id)
        return row?.kind === 'message' ? [row] : []
      })
  return { ids, tick, clear, rows }
}
