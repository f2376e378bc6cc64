import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Age, Bytes, Count } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { Words } from '@/lib/i18n/en'
import type { Connection } from '@/lib/rabbitmq/connection'

const column = columnsOf<Connection>()
type FieldOf<V> = { [K in keyof Connection]: Connection[K] extends V ? K : never }[keyof Connection] &
  keyof Words['connections']

/** Columns that are shown when they are chosen. */
const text = (field: FieldOf<string | null>, width: number, sort = true) =>
  column.accessor((connection) => connection[field], {
    id: field,
    header: () => <Word k={`connections.${field}`} />,
    meta: { width, sort, off: true },
    cell: (cell) => <Maybe text={cell.getValue()} none />,
  })
const count = (field: FieldOf<number | null>, width: number) =>
  column.accessor((connection) => connection[field], {
    id: field,
    header: () => <Word k={`connections.${field}`} />,
    meta: { number: true, width, sort: true, off: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  })
const bytes = (field: FieldOf<number | null>, width: number) =>
  column.accessor((connection) => connection[field], {
    id: field,
    header: () => <Word k={`connections.${field}`} />,
    meta: { number: true, width, sort: true, off: true },
    cell: (cell) => <Bytes value={cell.getValue()} />,
  })

/** Columns of the list of connections, in RabbitMQ's words and order. */
export const connectionsColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="connections.name" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row: { original } }) => (
      <NameLink
        href={paths.connection(original.name)}
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
    meta: { width: 148, sort: true },
    cell: (cell) => <Maybe text={cell.getValue()} none />,
  }),
  column.accessor('user', {
    header: () => <Word k="connections.user" />,
    meta: { width: 132, sort: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="connections.vhost" />,
    meta: { width: 92, sort: true, ofVhosts: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  text('node', 140),
  column.accessor('state', {
    header: () => <Word k="connections.state" />,
    meta: { width: 92, sort: true },
    cell: (cell) => <StateOf state={cell.getValue()} />,
  }),
  text('type', 88),
  column.accessor('protocol', {
    header: () => <Word k="connections.protocol" />,
    meta: { width: 96, sort: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  text('containerId', 140),
  text('authMechanism', 120),
  column.accessor('tls', {
    header: () => <Word k="connections.tls" />,
    meta: { width: 52, sort: true },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  }),
  text('tlsProtocol', 104),
  text('tlsCipher', 140),
  text('tlsKeyExchange', 140),
  text('tlsHash', 96),
  text('peerSubject', 180, false),
  column.accessor('channels', {
    header: () => <Word k="connections.channels" />,
    meta: { width: 88, number: true, line: true, phone: true, phoneWidth: 78, sort: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  count('channelMax', 116),
  bytes('frameMax', 96),
  column.accessor('heartbeat', {
    header: () => <Word k="connections.heartbeat" />,
    meta: { number: true, width: 92, sort: true, off: true },
    cell: (cell) => <Seconds value={cell.getValue()} />,
  }),
  text('client', 140),
  text('clientVersion', 116),
  text('clientId', 140),
  text('platform', 140),
  text('peer', 160),
  text('local', 160, false),
  column.accessor('receivedRate', {
    header: () => <Word k="connections.fromClient" />,
    meta: { width: 96, number: true, line: true, sort: true },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
  column.accessor('sentRate', {
    header: () => <Word k="connections.toClient" />,
    meta: { width: 88, number: true, sort: true },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
  bytes('received', 100),
  bytes('sent', 100),
  count('sendPending', 112),
  column.accessor('connectedAt', {
    header: () => <Word k="connections.connectedFor" />,
    meta: { width: 118, number: true, line: true, sort: true },
    cell: (cell) => <Age at={cell.getValue()} />,
  }),
])

/** 0 is none. */
function Seconds({ value }: { value: number | null }) {
  if (value === null || value === 0) return <Count value={value} />
  return <>{value} s</>
}
