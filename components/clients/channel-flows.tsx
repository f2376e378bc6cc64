'use client'

import { FlowPanel } from '@/components/chart/flow-panel'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Rate } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import type { ChannelAnswer } from '@/lib/api/client-pages'
import { paths } from '@/lib/api/paths'
import { useTranslations } from '@/lib/i18n/use-translations'

type Publish = ChannelAnswer['channel']['publishes'][number]
type Delivery = ChannelAnswer['channel']['deliveries'][number]

const to = columnsOf<Publish>()
const from = columnsOf<Delivery>()
const toId = (flow: Publish) => JSON.stringify([flow.vhost, flow.exchange])
const fromId = (flow: Delivery) => JSON.stringify([flow.vhost, flow.queue])
const look = { number: true, width: 104 }
const phoneLook = { ...look, phone: true, phoneWidth: 84 }

const publishColumns = to.columns([
  to.accessor('exchange', {
    header: () => <Word k="channels.one.exchange" />,
    meta: { phone: true },
    cell: ({ row: { original: flow } }) => (
      <NameLink href={paths.exchange({ vhost: flow.vhost, name: flow.exchange })} name={flow.exchange}>
        {flow.exchange === '' ? <Word k="exchanges.defaultName" /> : flow.exchange}
      </NameLink>
    ),
  }),
  to.accessor('publishRate', {
    header: () => <Word k="channels.publish" />,
    meta: phoneLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  to.accessor('confirmRate', {
    header: () => <Word k="channels.confirmRate" />,
    meta: look,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  to.accessor('returnRate', {
    header: () => <Word k="channels.returnRate" />,
    meta: look,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  to.accessor('dropRate', {
    header: () => <Word k="channels.dropRate" />,
    meta: look,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

const deliveryColumns = from.columns([
  from.accessor('queue', {
    header: () => <Word k="consumers.queue" />,
    meta: { phone: true },
    cell: ({ row: { original: flow } }) => (
      <NameLink href={paths.queue({ vhost: flow.vhost, name: flow.queue })} name={flow.queue} />
    ),
  }),
  from.accessor('deliverGetRate', {
    header: () => <Word k="channels.deliverGet" />,
    meta: { ...phoneLook, width: 124 },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  from.accessor('redeliverRate', {
    header: () => <Word k="channels.redeliverRate" />,
    meta: { ...look, width: 112 },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  from.accessor('ackRate', {
    header: () => <Word k="channels.ack" />,
    meta: phoneLook,
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])

/** To which exchanges a channel publishes and from which queues it gets messages, where the broker keeps detailed rates. */
export function ChannelFlows({ data, stale }: { data: ChannelAnswer; stale: boolean }) {
  const t = useTranslations('channels.one')
  const { channel, statistics } = data
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <FlowPanel
        title={t('publishes')}
        columns={publishColumns}
        rows={channel.publishes}
        rowId={toId}
        statistics={statistics}
        stale={stale}
      />
      <FlowPanel
        title={t('deliveries')}
        columns={deliveryColumns}
        rows={channel.deliveries}
        rowId={fromId}
        statistics={statistics}
        stale={stale}
      />
    </div>
  )
}
