import { Maybe } from '@/components/layout/maybe'
import { StateOf } from '@/components/layout/state-of'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import { Word } from '@/components/ui/word'
import type { Words } from '@/lib/i18n/en'
import type { Channel } from '@/lib/rabbitmq/channel'
import { ChannelMode } from './channel-mode'
import { ChannelName } from './channel-name'
import { Prefetch, Unacked } from './unacked'

const column = columnsOf<Channel>()
type FieldOf<V> = { [K in keyof Channel]: Channel[K] extends V ? K : never }[keyof Channel] &
  keyof Words['channels']

/** Columns that are shown when they are chosen. */
const text = (field: FieldOf<string | null>, width: number) =>
  column.accessor((channel) => channel[field], {
    id: field,
    header: () => <Word k={`channels.${field}`} />,
    meta: { width, sort: true, off: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  })
const count = (field: FieldOf<number | null>, width: number) =>
  column.accessor((channel) => channel[field], {
    id: field,
    header: () => <Word k={`channels.${field}`} />,
    meta: { number: true, width, sort: true, off: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  })
const rate = (field: FieldOf<number | null>, width: number) =>
  column.accessor((channel) => channel[field], {
    id: field,
    header: () => <Word k={`channels.${field}`} />,
    meta: { number: true, width, sort: true, off: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  })
const flag = (field: 'confirm' | 'transactional') =>
  column.accessor(field, {
    header: () => <Word k={`channels.${field}`} />,
    meta: { width: 80, sort: true, off: true },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  })

/** Columns of the list of channels, in RabbitMQ's words and order. */
export const channelsColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="channels.name" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row }) => <ChannelName channel={row.original} />,
  }),
  text('connection', 200),
  count('number', 80),
  column.accessor('user', {
    header: () => <Word k="channels.user" />,
    meta: { width: 124, sort: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="channels.vhost" />,
    meta: { width: 104, sort: true, ofVhosts: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  text('node', 140),
  column.accessor('state', {
    header: () => <Word k="channels.state" />,
    meta: { width: 86, sort: true },
    cell: (cell) => <StateOf state={cell.getValue()} />,
  }),
  column.display({
    id: 'mode',
    header: () => <Word k="channels.mode" />,
    meta: { width: 76 },
    cell: ({ row }) => <ChannelMode channel={row.original} />,
  }),
  flag('confirm'),
  flag('transactional'),
  column.accessor('consumers', {
    header: () => <Word k="channels.consumers" />,
    meta: { width: 100, number: true, line: true, sort: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('prefetch', {
    header: () => <Word k="channels.prefetch" />,
    meta: { width: 84, number: true, phone: true, phoneWidth: 68, sort: true },
    cell: (cell) => <Prefetch value={cell.getValue()} />,
  }),
  column.accessor('globalPrefetch', {
    header: () => <Word k="channels.globalPrefetch" />,
    meta: { width: 116, number: true, sort: true, off: true },
    cell: (cell) => <Prefetch value={cell.getValue()} />,
  }),
  column.accessor('unacked', {
    header: () => <Word k="channels.unacked" />,
    meta: {
      width: 108,
      number: true,
      phone: true,
      phoneWidth: 88,
      mark: <Swatch colour="unacked" />,
      sort: true,
    },
    cell: ({ row }) => <Unacked channel={row.original} />,
  }),
  column.accessor('unconfirmed', {
    header: () => <Word k="channels.unconfirmed" />,
    meta: { width: 108, number: true, sort: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  count('uncommitted', 112),
  count('acksUncommitted', 132),
  column.accessor('publishRate', {
    header: () => <Word k="channels.publish" />,
    meta: { width: 96, number: true, line: true, mark: <Swatch colour="publish" line />, sort: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  rate('confirmRate', 96),
  rate('dropRate', 96),
  rate('returnRate', 96),
  column.accessor('deliverGetRate', {
    header: () => <Word k="channels.deliverGet" />,
    meta: { width: 124, number: true, mark: <Swatch colour="deliver" line />, sort: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  rate('redeliverRate', 108),
  column.accessor('ackRate', {
    header: () => <Word k="channels.ack" />,
    meta: { width: 84, number: true, mark: <Swatch colour="ack" line />, sort: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])
