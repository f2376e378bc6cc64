'use client'

import { useCallback, useMemo, useState } from 'react'
import type { MessageRow, Ring } from '@/lib/client/live/ring'
import { rowsOf } from '@/lib/client/live/rows-of'

export interface Ticked {
  ids: ReadonlySet<number>
  tick: (ids: readonly number[], ticked: boolean) => void
  clear: () => void
  /** The ticked messages that are still here, oldest first. */
  rows: readonly MessageRow[]
}

const none: ReadonlySet<number> = new Set()

/** Which messages are ticked. */
export function useTicked(ring: Ring): Ticked {
  const [ids, setIds] = useState(none)
  const tick = useCallback(
    (changed: readonly number[], ticked: boolean) => {
      setIds((before) => {
        const first = ring.at(0)?.id ?? Number.POSITIVE_INFINITY
        const next = new Set<number>()
        // Those that have left are not kept for good.
        for (const id of before) if (id >= first) next.add(id)
        for (const id of changed) {
          if (ticked) next.add(id)
          else next.delete(id)
        }
        return next
      })
    },
    [ring],
  )
  const clear = useCallback(() => setIds(none), [])
  const sorted = useMemo(() => [...ids].toSorted((one, other) => one - other), [ids])
  // Looked for at each drawing: the ring is the same one whatever it holds.
  return { ids, tick, clear, rows: rowsOf(ring, sorted) }
}
