'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { Panel } from '@/components/layout/panel'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Rate } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { QueueDetails } from '@/lib/rabbitmq/queue-details'

type Flow = NonNullable<QueueDetails['incoming']>[number]
const column = columnsOf<Flow>()
const rowId = (flow: Flow) => flow.name

const rate = column.accessor('rate', {
  header: () => <Word k="queue.flow.rate" />,
  meta: { number: true, width: 120, phone: true, phoneWidth: 96 },
  cell: (cell) => <Rate value={cell.getValue()} />,
})

const incomingColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="queue.flow.exchange" />,
    meta: { phone: true },
    cell: ({ row: { original: flow } }) => (
      <NameLink href={paths.exchange({ vhost: flow.vhost ?? '/', name: flow.name })} name={flow.name}>
        {flow.name === '' ? <Word k="queue.flow.defaultExchange" /> : flow.name}
      </NameLink>
    ),
  }),
  rate,
])

const outgoingColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="queue.flow.channel" />,
    meta: { phone: true },
    cell: (cell) => <NameLink href={paths.channel(cell.getValue())} name={cell.getValue()} />,
  }),
  rate,
])

/** Which exchanges bring messages and which channels take them, where the broker keeps detailed rates. */
export function QueueFlows({ queue: { incoming, outgoing } }: { queue: QueueDetails }) {
  const t = useTranslations('queue.flow')
  if (incoming === null && outgoing === null) return null
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      {incoming === null ? null : (
        <Panel title={t('incoming')} flush>
          <DataTable label={t('incoming')} columns={incomingColumns} rows={incoming} rowId={rowId} />
        </Panel>
      )}
      {outgoing === null ? null : (
        <Panel title={t('outgoing')} flush>
          <DataTable label={t('outgoing')} columns={outgoingColumns} rows={outgoing} rowId={rowId} />
        </Panel>
      )}
    </div>
  )
}
