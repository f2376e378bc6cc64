import { StateOf } from '@/components/layout/state-of'
import { columnsOf } from '@/components/table/columns'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/ui/swatch'
import { Word } from '@/components/ui/word'
import type { Channel } from '@/lib/rabbitmq/channel'
import { ChannelMode } from './channel-mode'
import { ChannelName } from './channel-name'
import { Maybe } from './maybe'
import { Prefetch, Unacked } from './unacked'

const column = columnsOf<Channel>()

export const channelsColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="channels.name" />,
    meta: { phone: true },
    cell: ({ row }) => <ChannelName channel={row.original} />,
  }),
  column.accessor('user', {
    header: () => <Word k="channels.user" />,
    meta: { width: 88 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="channels.vhost" />,
    meta: { width: 88 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('state', {
    header: () => <Word k="channels.state" />,
    meta: { width: 86 },
    cell: (cell) => <StateOf state={cell.getValue()} />,
  }),
  column.display({
    id: 'mode',
    header: () => <Word k="channels.mode" />,
    meta: { width: 72 },
    cell: ({ row }) => <ChannelMode channel={row.original} />,
  }),
  column.accessor('consumers', {
    header: () => <Word k="channels.consumers" />,
    meta: { width: 92, number: true, line: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('prefetch', {
    header: () => <Word k="channels.prefetch" />,
    meta: { width: 72, number: true, phone: true, phoneWidth: 68 },
    cell: (cell) => <Prefetch value={cell.getValue()} />,
  }),
  column.accessor('unacked', {
    header: () => <Word k="channels.unacked" />,
    meta: { width: 100, number: true, phone: true, phoneWidth: 88, mark: <Swatch colour="unacked" /> },
    cell: ({ row }) => <Unacked channel={row.original} />,
  }),
  column.accessor('unconfirmed', {
    header: () => <Word k="channels.unconfirmed" />,
    meta: { width: 94, number: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('publishRate', {
    header: () => <Word k="channels.publish" />,
    meta: { width: 84, number: true, line: true, mark: <Swatch colour="publish" line /> },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('deliverGetRate', {
    header: () => <Word k="channels.deliverGet" />,
    meta: { width: 112, number: true, mark: <Swatch colour="deliver" line /> },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('ackRate', {
    header: () => <Word k="channels.ack" />,
    meta: { width: 68, number: true, mark: <Swatch colour="ack" line /> },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])
