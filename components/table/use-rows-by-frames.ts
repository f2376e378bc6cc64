'use client'

import { startTransition, useEffect, useState } from 'react'
import { areDrawn, firstRows, nextGroups, type RowGroup } from './row-groups'

/**
 * The rows of a page as groups to draw: those that a screen can hold are there at once, the others follow group by group, one a
 * frame, so that no task is long and nobody waits for them. After a change a group keeps what it had until its turn.
 */
export function useRowsByFrames<R>(rows: readonly R[]): readonly (readonly R[])[] {
  const [groups, setGroups] = useState<readonly RowGroup<R>[]>([])
  const isDone = areDrawn(groups, rows)
  useEffect(() => {
    if (isDone) return undefined
    const draw = () => startTransition(() => setGroups(nextGroups(groups, rows)))
    const frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [rows, groups, isDone])
  return [firstRows(rows), ...groups.map((group) => group.rows)]
}
