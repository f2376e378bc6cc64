'use client'

import { startTransition, useEffect, useState } from 'react'
import { drawGroups, firstRows } from './row-groups'

/**
 * The rows of a page as groups to draw: those that a screen can hold are there at once, the others follow group by group, one a
 * frame, and so do new values of many rows, so that no task is long and nobody waits for them.
 */
export function useRowsByFrames<R>(rows: readonly R[], rowId: (row: R) => string): readonly (readonly R[])[] {
  const [before, setBefore] = useState<readonly (readonly R[])[]>(() => [firstRows(rows)])
  const { groups, next } = drawGroups(before, rows, rowId)
  useEffect(() => {
    if (next === null) return undefined
    const frame = requestAnimationFrame(() => startTransition(() => setBefore(next)))
    return () => cancelAnimationFrame(frame)
  })
  return groups
}
