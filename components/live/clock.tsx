'use client'

import { useNow } from '@/components/ui/use-now'
import { formatTime } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'

/** 14:32:07 without its date: the viewer is about now. */
export const clock = (at: number): string => formatTime(at, at)

const milliseconds = (at: number) => String(Math.floor(((at % 1_000) + 1_000) % 1_000)).padStart(3, '0')

/** 14:32:07.912, for names. */
export const exactClock = (at: number): string => `${clock(at)}.${milliseconds(at)}`

/** 14:32:07.912, where the order within a second matters. */
export const Clock = ({ at }: { at: number }) => (
  <span className="whitespace-nowrap">
    {clock(at)}
    <span className="text-ink-3">.{milliseconds(at)}</span>
  </span>
)

/** How long ago, ticking. */
export function Ago({ at }: { at: number }) {
  const now = useNow()
  const age = useAge()
  return <span className="whitespace-nowrap">{now === null ? '' : age(Math.max(0, now - at))}</span>
}
