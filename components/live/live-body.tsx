'use client'

import { memo, useState } from 'react'
import { Slots } from '@/components/table/slots'
import type { LiveRow } from '@/lib/client/live/ring'
import { LiveTableRow, type RowView } from './live-row'

/** Rows as they were at one moment. */
export interface RowsPicture {
  /** Those to be drawn, the first one's place among all, and how many all are. */
  rows: readonly LiveRow[]
  from: number
  count: number
  /** How many had left. */
  left: number
  newestId: number | null
  /** Somebody has scrolled up. */
  isAway: boolean
  /** The ring's: another one is another picture, also where only the state of a message changed. */
  version: number
}

interface LiveBodyProps {
  picture: RowsPicture
  rowHeight: number
  view: RowView
  openId: number | null
  /** The newest one where none was chosen. */
  currentId: number | null
  ticked: ReadonlySet<number>
}

/** The rows in view, with room for those above and below. Elements of rows that went out of view are those of rows that come. */
export const LiveBody = memo(function LiveBody(props: LiveBodyProps) {
  const { picture, rowHeight, view, openId, ticked } = props
  const { rows, from, count } = picture
  const currentId = props.currentId ?? picture.newestId
  const [slots] = useState(() => new Slots<number>())
  const keys = slots.assign(rows.map(({ id }) => id))
  return (
    <tbody className="block" style={{ height: count * rowHeight, paddingTop: from * rowHeight }}>
      {rows.map((row, place) => (
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
})
