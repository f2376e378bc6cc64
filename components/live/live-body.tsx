'use client'

import { useState } from 'react'
import { Slots } from '@/components/table/slots'
import type { Ring } from '@/lib/client/live/ring'
import { LiveTableRow, type RowView } from './live-row'

interface LiveBodyProps {
  rows: Ring
  /** The first row to be drawn, and the one behind the last. */
  from: number
  to: number
  rowHeight: number
  view: RowView
  openId: number | null
  currentId: number | null
  ticked: ReadonlySet<number>
}

/** The rows in view, with room for those above and below. Elements of rows that went out of view are those of rows that come. */
export function LiveBody({ rows, from, to, rowHeight, view, openId, currentId, ticked }: LiveBodyProps) {
  const inView = Array.from({ length: to - from }, (_, place) => rows.at(from + place)).filter(
    (row) => row !== undefined,
  )
  const [slots] = useState(() => new Slots<number>())
  const keys = slots.assign(inView.map(({ id }) => id))
  return (
    <tbody className="block" style={{ height: rows.length * rowHeight, paddingTop: from * rowHeight }}>
      {inView.map((row, place) => (
        <LiveTableRow
          key={keys[place]}
          row={row}
          view={view}
          index={from + place + 2}
          isOpen={row.id === openId}
          isTicked={ticked.has(row.id)}
          isCurrent={row.id === currentId}
        />
      ))}
    </tbody>
  )
}
