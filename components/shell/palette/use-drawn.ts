import { startTransition, useEffect, useState } from 'react'
import { firstLines } from './first-lines'
import type { PaletteGroup } from './palette-item'

/** As many as the palette has room for. */
const perFrame = 14

/**
 * The lines that are drawn: none in the frame in which the palette opens, so that its field is there at once, then a screenful a
 * frame. What has been drawn once stays, whatever its words are by then.
 */
export function useDrawn(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  const [most, setMost] = useState(0)
  const total = groups.reduce((sum, { items }) => sum + items.length, 0)
  useEffect(() => {
    if (most >= total) return undefined
    const frame = requestAnimationFrame(() => startTransition(() => setMost(most + perFrame)))
    return () => cancelAnimationFrame(frame)
  }, [most, total])
  return firstLines(groups, most)
}
