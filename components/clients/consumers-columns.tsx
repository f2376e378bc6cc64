import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Count } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { useAge } from '@/lib/i18n/use-age'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { standingOf } from '@/lib/rabbitmq/standing'
import { ChannelLink } from './channel-name'
import { Prefetch } from './unacked'

const column = columnsOf<Consumer>()

function Active({ consumer }: { consumer: Consumer }) {
  const standing = standingOf(consumer)
  if (standing === null) return <Count value={null} />
  if (typeof standing === 'object') return <State kind="warn">{standing.leftOut}</State>
  const isActive = standing === 'active'
  return (
    <State kind={isActive ? 'ok' : 'idle'}>
      <Word k={isActive ? 'consumers.isActive' : 'consumers.isWaiting'} />
    </State>
  )
}

/** Tags repeat between channels. */
export const consumerId = ({ channel, tag, queue }: Consumer) => JSON.stringify([channel, tag, queue])

function Timeout({ value }: { value: number | null }) {
  const age = useAge()
  return value === null ? <Count value={null} /> : age(value)
}

/** Columns that are shown when they are chosen. */
const text = (field: 'channel' | 'connection' | 'node' | 'activity', width: number) =>
  column.accessor(field, {
    header: () => <Word k={`consumers.${field}`} />,
    meta: { width, sort: true, off: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  })

/** Columns of the list of consumers, in RabbitMQ's words. */
export const consumersColumns = column.columns([
  column.accessor('queue', {
    header: () => <Word k="consumers.queue" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row: { original: consumer } }) => (
      <NameLink
        href={paths.queue({ vhost: consumer.vhost, name: consumer.queue })}
        name={consumer.queue}
        sub={
          <>
            <span className="mono cut" title={consumer.tag}>
              {consumer.tag}
            </span>
            <span className="cut hidden max-w-[40%] flex-none in-data-vhosts:block" title={consumer.vhost}>
              {consumer.vhost}
            </span>
          </>
        }
      />
    ),
  }),
  column.accessor('vhost', {
    header: () => <Word k="consumers.vhost" />,
    meta: { width: 120, sort: true, ofVhosts: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('tag', {
    header: () => <Word k="consumers.tag" />,
    meta: { width: 240, sort: true },
    cell: (cell) => (
      <span className="mono" title={cell.getValue()}>
        {cell.getValue()}
      </span>
    ),
  }),
  column.accessor('channel', {
    header: () => <Word k="consumers.channel" />,
    meta: { width: 300, sort: true },
    cell: ({ row: { original } }) =>
      original.channel === null ? (
        <Maybe text={null} />
      ) : (
        <ChannelLink name={original.channel} connection={original.connection} />
      ),
  }),
  text('connection', 300),
  column.accessor('user', {
    header: () => <Word k="consumers.user" />,
    meta: { width: 136, sort: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  text('node', 160),
  column.accessor('ackRequired', {
    header: () => <Word k="consumers.ackRequired" />,
    meta: { width: 96, sort: true },
    cell: (cell) => <Word k={cell.getValue() ? 'consumers.manual' : 'consumers.automatic'} />,
  }),
  column.accessor('exclusive', {
    header: () => <Word k="consumers.exclusive" />,
    meta: { width: 92, sort: true, off: true },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  }),
  column.accessor('prefetch', {
    header: () => <Word k="consumers.prefetch" />,
    meta: { width: 92, number: true, phone: true, phoneWidth: 84, sort: true },
    cell: (cell) => <Prefetch value={cell.getValue()} />,
  }),
  column.accessor('active', {
    header: () => <Word k="consumers.active" />,
    meta: { width: 96, phone: true, phoneWidth: 92, sort: true },
    cell: ({ row }) => <Active consumer={row.original} />,
  }),
  text('activity', 120),
  column.accessor('timeout', {
    header: () => <Word k="consumers.timeout" />,
    meta: { width: 112, number: true, sort: true, off: true },
    cell: (cell) => <Timeout value={cell.getValue()} />,
  }),
  column.display({
    id: 'arguments',
    header: () => <Word k="consumers.arguments" />,
    meta: { width: 220, off: true },
    cell: ({ row }) => {
      const words = row.original.arguments
        .map(({ name, value }) => `${name}: ${argumentText(value)}`)
        .join(', ')
      return (
        <span className="mono" title={words}>
          {words}
        </span>
      )
    },
  }),
])
