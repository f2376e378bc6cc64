import { exactCount, formatCount, formatRate } from '@/lib/i18n/format'
import { textCells } from './text-width'

const unknown = '?'
const exact = (value: number | null) => (value === null ? unknown : exactCount(value))
const short = (value: number | null) => (value === null ? unknown : formatCount(value))

export interface Counts {
  ready: number | null
  unacked: number | null
  total: number | null
}

/** The words that counts are put in. */
export interface CountWords {
  ready: (counts: { ready: string }) => string
  both: (counts: { ready: string; unacked: string }) => string
  plain: (counts: { ready: string; unacked: string }) => string
}

/** "12 ready, 86 unacked" with every digit, for those who hear it. */
export const spokenCounts = ({ ready, unacked }: Counts, words: CountWords): string =>
  unacked === 0 || unacked === null
    ? words.ready({ ready: exact(ready) })
    : words.both({ ready: exact(ready), unacked: exact(unacked) })

/** Cells of a box's second line, 6 px each, that are left beside some text. */
export const roomBeside = (width: number, text: string): number =>
  Math.floor((width - 28 - text.length * 6) / 6)

/** The same as short as it must be: words where they fit into so many cells, else "12,847 + 20". */
export function shownCounts({ ready, unacked }: Counts, words: CountWords, cells: number): string {
  if (unacked === 0 || unacked === null) return words.ready({ ready: short(ready) })
  const counts = { ready: short(ready), unacked: short(unacked) }
  const both = words.both(counts)
  return textCells(both) <= cells ? both : words.plain(counts)
}

/** All three with every digit. */
export const exactCounts = ({ ready, unacked, total }: Counts) => ({
  ready: exact(ready),
  unacked: exact(unacked),
  total: exact(total),
})

/** "18.4/s"; "" where the broker tells none. */
export const shownRate = (rate: number | null): string => (rate === null ? '' : `${formatRate(rate)}/s`)
