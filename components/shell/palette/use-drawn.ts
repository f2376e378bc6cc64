import { startTransition, useEffect, useState } from 'react'
import { firstLines } from './first-lines'
import type { PaletteGroup } from './palette-item'

/** As many as the palette has room for. */
const perFrame = 14

/**
 * The lines that are drawn: none in the frame in which the palette opens, so that its field is there at once, and of what
 * answers a key only what is in sight; the rest comes a screenful a frame.
 */
export function useDrawn(groups: readonly PaletteGroup[], text: string): readonly PaletteGroup[] {
  const [drawn, setDrawn] = useState({ text, most: 0 })
  const most = drawn.text === text ? drawn.most : perFrame
  if (drawn.text !== text) setDrawn({ text, most })
  const total = groups.reduce((sum, { items }) => sum + items.length, 0)
  useEffect(() => {
    if (most >= total) return undefined
    const frame = requestAnimationFrame(() =>
      startTransition(() => setDrawn({ text, most: most + perFrame })),
    )
    return () => cancelAnimationFrame(frame)
  }, [text, most, total])
  return firstLines(groups, most)
}
