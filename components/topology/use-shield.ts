'use client'

import type { Viewport } from '@xyflow/react'
import { useRef, type RefObject } from 'react'

/** So many px are a move and no click. */
const leastMove = 2

/**
 * While the canvas moves a shield lies over it (`data-moving`): else every frame asks hundreds of boxes and lines which of
 * them is under the pointer.
 */
export function useShield(desk: RefObject<HTMLDivElement | null>) {
  const from = useRef<Viewport | null>(null)
  return {
    onMoveStart: (_: unknown, view: Viewport) => {
      from.current = view
    },
    onMove: (_: unknown, { x, y, zoom }: Viewport) => {
      const start = from.current
      if (start === null) return
      if (zoom === start.zoom && Math.hypot(x - start.x, y - start.y) <= leastMove) return
      from.current = null
      desk.current?.setAttribute('data-moving', '')
    },
    onMoveEnd: () => {
      from.current = null
      desk.current?.removeAttribute('data-moving')
    },
  }
}
