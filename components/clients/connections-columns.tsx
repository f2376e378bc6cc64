import { NameLink } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { columnsOf } from '@/components/table/columns'
import { Age, Bytes, Count } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { Connection } from '@/lib/rabbitmq/connection'
import { CloseConnection } from './close-connection'
import { Maybe } from './maybe'

const column = columnsOf<Connection>()

export const connectionsColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="connections.name" />,
    meta: { phone: true },
    cell: ({ row: { original } }) => (
      <NameLink
        href={paths.channels({ name: original.name })}
        name={original.name}
        sub={
          <>
            <StateOf state={original.state} />
            <Maybe text={original.givenName ?? original.user} />
          </>
        }
      />
    ),
  }),
  column.accessor('givenName', {
    header: () => <Word k="connections.givenName" />,
    meta: { width: 132 },
    cell: (cell) => <Maybe text={cell.getValue()} none />,
  }),
  column.accessor('user', {
    header: () => <Word k="connections.user" />,
    meta: { width: 88 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="connections.vhost" />,
    meta: { width: 88 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('state', {
    header: () => <Word k="connections.state" />,
    meta: { width: 92 },
    cell: (cell) => <StateOf state={cell.getValue()} />,
  }),
  column.accessor('protocol', {
    header: () => <Word k="connections.protocol" />,
    meta: { width: 96 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('tls', {
    header: () => <Word k="connections.tls" />,
    meta: { width: 44 },
    cell: (cell) => (cell.getValue() ? <Word k="lists.yes" /> : <Word k="lists.no" />),
  }),
  column.accessor('channels', {
    header: () => <Word k="connections.channels" />,
    meta: { width: 76, number: true, phone: true, phoneWidth: 72 },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('receivedRate', {
    header: () => <Word k="connections.fromClient" />,
    meta: { width: 84, number: true, line: true },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
  column.accessor('sentRate', {
    header: () => <Word k="connections.toClient" />,
    meta: { width: 84, number: true },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
  column.accessor('connectedAt', {
    header: () => <Word k="connections.connectedFor" />,
    meta: { width: 112, number: true, line: true },
    cell: (cell) => <Age at={cell.getValue()} />,
  }),
  column.display({
    id: 'actions',
    header: () => <Word k="lists.actions" />,
    meta: { width: 76, phone: true, phoneWidth: 68, actions: true },
    cell: ({ row }) => <CloseConnection connection={row.original} />,
  }),
])
