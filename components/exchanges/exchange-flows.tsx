'use client'

import { FlowPanel } from '@/components/chart/flow-panel'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Rate } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
import { useTranslations } from '@/lib/i18n/use-translations'

type Incoming = ExchangeAnswer['exchange']['incoming'][number]
type Outgoing = ExchangeAnswer['exchange']['outgoing'][number]

const from = columnsOf<Incoming>()
const to = columnsOf<Outgoing>()
const fromId = (flow: Incoming) => flow.channel
const toId = (flow: Outgoing) => JSON.stringify([flow.vhost, flow.queue])
const rateLook = { number: true, width: 110, phone: true, phoneWidth: 96 }

const incomingColumns = from.columns([
  from.accessor('channel', {
    header: () => <Word k="exchanges.flow.channel" />,
    meta: { phone: true },
    cell: (cell) => <NameLink href={paths.channel(cell.getValue())} name={cell.getValue()} />,
  }),
  from.accessor('user', {
    header: () => <Word k="exchanges.flow.user" />,
    meta: { width: 120 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  from.accessor('rate', {
    header: () => <Word k="exchanges.flow.rate" />,
    meta: rateLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

const outgoingColumns = to.columns([
  to.accessor('queue', {
    header: () => <Word k="exchanges.flow.queue" />,
    meta: { phone: true },
    cell: ({ row: { original: flow } }) => (
      <NameLink href={paths.queue({ vhost: flow.vhost, name: flow.queue })} name={flow.queue} />
    ),
  }),
  to.accessor('rate', {
    header: () => <Word k="exchanges.flow.rate" />,
    meta: rateLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

/** Which channels publish to an exchange and which queues get it, where the broker keeps detailed rates. */
export function ExchangeFlows({ data, stale }: { data: ExchangeAnswer; stale: boolean }) {
  const t = useTranslations('exchanges.flow')
  const { exchange, statistics } = data
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <FlowPanel
        title={t('incoming')}
        columns={incomingColumns}
        rows={exchange.incoming}
        rowId={fromId}
        statistics={statistics}
        stale={stale}
      />
      <FlowPanel
        title={t('outgoing')}
        columns={outgoingColumns}
        rows={exchange.outgoing}
        rowId={toId}
        statistics={statistics}
        stale={stale}
      />
    </div>
  )
}
