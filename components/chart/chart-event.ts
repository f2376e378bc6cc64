import type { MessageTimeline } from '@/lib/api/samples'

/** A moment that a chart marks: a dotted vertical with a short label. */
export interface ChartEvent {
  /** Milliseconds by the broker's clock. */
  at: number
  label: string
}

/** One sample without an ack is a consumer at work. */
const leastQuiet = 3

/** When messages were last acked, for a queue or a broker that holds some and where no ack has come since; else null. */
export function lastAck({ at, ack, total }: Pick<MessageTimeline, 'at' | 'ack' | 'total'>): number | null {
  const last = ack.findLastIndex((rate) => rate !== null && rate > 0)
  const quiet = ack.slice(last + 1).filter((rate) => rate === 0).length
  const holds = (total.findLast((count) => count !== null) ?? 0) > 0
  return last !== -1 && quiet >= leastQuiet && holds ? (at[last] ?? null) : null
}
