'use client'

import { Panel } from '@/components/layout/panel'
import type { Columns, RowData } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { Statistics } from '@/lib/rabbitmq/statistics'
import { useTranslations } from '@/lib/i18n/use-translations'

interface FlowPanelProps<Row extends RowData> {
  title: string
  columns: Columns<Row>
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Null where it is not known. */
  statistics: Statistics | null
  stale: boolean
}

/** What flows between an object and each of its partners, or why that cannot be told: the broker counts it in one mode only. */
export function FlowPanel<Row extends RowData>({ statistics, ...props }: FlowPanelProps<Row>) {
  const { title, columns, rows, rowId, stale } = props
  const t = useTranslations('chart')
  const why =
    statistics === null
      ? t('flowUnknown')
      : statistics.disabled
        ? t('flowDisabled')
        : statistics.ratesMode === 'detailed'
          ? t('noFlow')
          : t('detailedOnly', { mode: statistics.ratesMode })
  return (
    <Panel title={title} flush>
      {rows.length === 0 ? (
        <p className="max-w-[72ch] px-4 pb-3 text-small text-ink-2 max-sm:px-3">{why}</p>
      ) : (
        <DataTable label={title} columns={columns} rows={rows} rowId={rowId} stale={stale} />
      )}
    </Panel>
  )
}
