/** Neither part gets narrower. */
export const leastWidth = 320

/** The width of a side panel within a split that is `room` px wide. */
export const fitSide = (width: number, room: number): number =>
  Math.round(Math.max(leastWidth, Math.min(width, room - leastWidth)))

const step = 16

/** Where a key moves the edge; null for keys that do nothing. The edge moves with the arrows, so the side gets narrower to the right. */
export function sideAfterKey(
  key: string,
  { width, room, isFar }: { width: number; room: number; isFar: boolean },
): number | null {
  const by = isFar ? step * 4 : step
  const next = {
    ArrowLeft: width + by,
    ArrowRight: width - by,
    Home: leastWidth,
    End: room,
  }[key]
  return next === undefined ? null : fitSide(next, room)
}

/** What was kept, unless it is no width. */
export const parseSide = (kept: unknown): number | null =>
  typeof kept === 'number' && Number.isFinite(kept) ? Math.max(leastWidth, Math.round(kept)) : null
