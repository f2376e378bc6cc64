'use client'

import { useMemo, useState } from 'react'
import { useKept } from '@/lib/client/kept'
import { useSession } from '@/lib/client/session-context'
import { useVirtualHost } from '@/lib/client/virtual-host'
import type { Columns, RowData } from './columns'
import {
  fitWidth,
  noSettings,
  parseDensity,
  parseSettings,
  type Density,
  type TableSettings,
} from './table-settings'

/** How a person has arranged a table: its columns, their widths, the height of its rows. */
export interface TableView<Row extends RowData> {
  /** Of the table: what is kept is kept under it. */
  id: string
  all: Columns<Row>
  shown: Columns<Row>
  /** Shows or hides a column. */
  show: (id: string, on: boolean) => void
  widths: Readonly<Record<string, number>>
  /** Null: as wide as it was made. */
  setWidth: (id: string, width: number | null) => void
  /** Columns and widths as they were made. */
  reset: () => void
  isChanged: boolean
  density: Density
  setDensity: (density: Density) => void
  chooser: { open: boolean; setOpen: (open: boolean) => void }
}

const without = <T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== id))

/** The arrangement of one table, kept by the browser under the table's id; the height of rows is kept for all tables. */
export function useTableView<Row extends RowData>(id: string, all: Columns<Row>): TableView<Row> {
  const [settings, change] = useKept<TableSettings>(`warren-table:1:${id}`, parseSettings)
  const [density, changeDensity] = useKept<Density>('warren-density:1', parseDensity)
  const [open, setOpen] = useState(false)
  const [vhost] = useVirtualHost()
  const { vhosts } = useSession()
  const isOfOne = vhost !== null || vhosts.length < 2
  return useMemo(() => {
    const shown = all.filter((column) => {
      const { always = false, off = false, ofVhosts = false } = column.meta ?? {}
      return always || (settings.shown[column.id] ?? !(off || (ofVhosts && isOfOne)))
    })
    return {
      id,
      all,
      shown,
      show: (column, on) => change((before) => ({ ...before, shown: { ...before.shown, [column]: on } })),
      widths: settings.widths,
      setWidth: (column, width) =>
        change((before) => ({
          ...before,
          widths:
            width === null ? without(before.widths, column) : { ...before.widths, [column]: fitWidth(width) },
        })),
      reset: () => change(() => noSettings),
      isChanged: Object.keys(settings.shown).length + Object.keys(settings.widths).length > 0,
      density,
      setDensity: (next) => changeDensity(() => next),
      chooser: { open, setOpen },
    }
  }, [id, all, isOfOne, settings, change, density, changeDensity, open])
}
