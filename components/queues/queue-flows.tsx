'use client'

import { FlowPanel } from '@/components/chart/flow-panel'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Rate } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { QueueAnswer } from '@/lib/api/queues'
import { useTranslations } from '@/lib/i18n/use-translations'

type Incoming = NonNullable<QueueAnswer['queue']['incoming']>[number]
type Outgoing = NonNullable<QueueAnswer['queue']['outgoing']>[number]

const from = columnsOf<Incoming>()
const to = columnsOf<Outgoing>()
const fromId = (flow: Incoming) => JSON.stringify([flow.vhost, flow.exchange])
const toId = (flow: Outgoing) => flow.channel
const rateLook = { number: true, width: 120, phone: true, phoneWidth: 96 }
const none: never[] = []

const incomingColumns = from.columns([
  from.accessor('exchange', {
    header: () => <Word k="queue.flow.exchange" />,
    meta: { phone: true },
    cell: ({ row: { original: flow } }) => (
      <NameLink href={paths.exchange({ vhost: flow.vhost, name: flow.exchange })} name={flow.exchange}>
        {flow.exchange === '' ? <Word k="exchanges.defaultName" /> : flow.exchange}
      </NameLink>
    ),
  }),
  from.accessor('rate', {
    header: () => <Word k="queue.flow.rate" />,
    meta: rateLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

const outgoingColumns = to.columns([
  to.accessor('channel', {
    header: () => <Word k="queue.flow.channel" />,
    meta: { phone: true },
    cell: (cell) => <NameLink href={paths.channel(cell.getValue())} name={cell.getValue()} />,
  }),
  to.accessor('user', {
    header: () => <Word k="queue.flow.user" />,
    meta: { width: 120 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  to.accessor('rate', {
    header: () => <Word k="queue.flow.rate" />,
    meta: rateLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

/** Which exchanges bring messages and which channels take them, or why the broker does not tell. */
export function QueueFlows({ data: { queue, statistics }, stale }: { data: QueueAnswer; stale: boolean }) {
  const t = useTranslations('queue.flow')
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <FlowPanel
        title={t('incoming')}
        columns={incomingColumns}
        rows={queue.incoming ?? none}
        rowId={fromId}
        statistics={statistics}
        stale={stale}
      />
      <FlowPanel
        title={t('outgoing')}
        columns={outgoingColumns}
        rows={queue.outgoing ?? none}
        rowId={toId}
        statistics={statistics}
        stale={stale}
      />
    </div>
  )
}
