'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { YesNo } from '@/components/layout/yes-no'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Listener, WebContext } from '@/lib/rabbitmq/overview'

interface Place {
  id: string
  what: string
  node: string | null
  address: string | null
  port: number | null
  tls: boolean
  /** Of a web context. */
  path: string | null
}

const column = columnsOf<Place>()
const rowId = ({ id }: Place) => id

const where = [
  column.accessor('node', {
    header: () => <Word k="overview.ports.node" />,
    meta: { width: 220 },
    cell: (cell) => {
      const name = cell.getValue()
      return name === null ? <Maybe text={null} /> : <NameLink href={paths.node(name)} name={name} />
    },
  }),
  column.accessor('address', {
    header: () => <Word k="overview.ports.address" />,
    meta: { width: 160, phone: true, phoneWidth: 110 },
    cell: (cell) => <span className="mono text-ink-2">{cell.getValue() ?? '?'}</span>,
  }),
  column.accessor('port', {
    header: () => <Word k="overview.ports.port" />,
    meta: { number: true, width: 88, phone: true, phoneWidth: 72 },
    // A name, not a quantity: without separators.
    cell: (cell) => cell.getValue() ?? '?',
  }),
  column.accessor('tls', {
    header: () => <Word k="overview.ports.tls" />,
    meta: { width: 72 },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  }),
]

const what = (word: 'protocol' | 'context') =>
  column.accessor('what', {
    header: () => <Word k={`overview.ports.${word}`} />,
    meta: { phone: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  })

const listenerColumns = column.columns([what('protocol'), ...where])
const contextColumns = column.columns([
  what('context'),
  column.accessor('path', {
    header: () => <Word k="overview.ports.path" />,
    meta: { width: 200 },
    cell: (cell) => <span className="mono text-ink-2">{cell.getValue() ?? '?'}</span>,
  }),
  ...where,
])

const idOf = (...parts: unknown[]) => JSON.stringify(parts)

interface PortsTableProps {
  listeners: readonly Listener[]
  contexts: readonly WebContext[] | null
}

/** Every port with its node and address, and what is served by HTTP there. */
export function PortsTable({ listeners, contexts }: PortsTableProps) {
  const t = useTranslations('overview.ports')
  return (
    <>
      <DataTable
        label={t('table')}
        columns={listenerColumns}
        rows={listeners.map(({ protocol, node, address, port, tls }) => ({
          id: idOf(protocol, node, address, port),
          what: protocol,
          node,
          address,
          port,
          tls,
          path: null,
        }))}
        rowId={rowId}
      />
      {contexts === null || contexts.length === 0 ? null : (
        <>
          <h3 className="px-4 py-1.5 text-small text-ink-3 max-sm:px-3">{t('contexts')}</h3>
          <DataTable
            label={t('contexts')}
            columns={contextColumns}
            rows={contexts.map(({ description, ...context }) => ({
              ...context,
              id: idOf(description, context.node, context.path, context.address, context.port),
              what: description,
            }))}
            rowId={rowId}
          />
        </>
      )}
    </>
  )
}
