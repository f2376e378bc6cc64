import type { ReactNode } from 'react'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Cut } from '@/components/table/cut'
import { laterPart } from '@/components/ui/later-part'
import { Bytes, Count, Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { QueueSort } from '@/lib/api/queue-sorts'
import type { Words } from '@/lib/i18n/en'
import type { Queue } from '@/lib/rabbitmq/queue'
import { FavouriteStar } from './favourite-star'
import { markOf } from './mark-of'
import { NodeCell } from './node-cell'
import { QueueArguments } from './queue-arguments'
import { QueueFeatures } from './queue-features'
import { QueueMark } from './queue-mark'
import type { TrendLineProps } from './trend-line'

const Trend = laterPart(() => import('./trend-line').then((module) => module.TrendLine))

const column = columnsOf<Queue>()
/** Fields of a kind that have a word of their own name and that the list can be sorted by. */
type FieldOf<V> = { [K in keyof Queue]: Queue[K] extends V ? K : never }[keyof Queue] &
  QueueSort &
  keyof Words['queues']

/** Columns that are shown when they are chosen. */
const text = (field: FieldOf<string | null>, width: number) =>
  column.accessor((queue) => queue[field], {
    id: field,
    header: () => <Word k={`queues.${field}`} />,
    meta: { width, sort: true, off: true },
    cell: (cell) => <Maybe text={cell.getValue()} none />,
  })
const flag = (field: FieldOf<boolean>) =>
  column.accessor((queue) => queue[field], {
    id: field,
    header: () => <Word k={`queues.${field}`} />,
    meta: { width: 96, sort: true, off: true },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  })
const count = (field: FieldOf<number | null>, width: number, line = false) =>
  column.accessor((queue) => queue[field], {
    id: field,
    header: () => <Word k={`queues.${field}`} />,
    meta: { number: true, width, line, sort: true, off: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  })
const bytes = (field: FieldOf<number | null>, width: number, line = false) =>
  column.accessor((queue) => queue[field], {
    id: field,
    header: () => <Word k={`queues.${field}`} />,
    meta: { number: true, width, line, sort: true, off: true },
    cell: (cell) => <Bytes value={cell.getValue()} />,
  })
const nodes = (field: 'members' | 'online') =>
  column.accessor((queue) => queue[field], {
    id: field,
    header: () => <Word k={`queues.${field}`} />,
    meta: { width: 160, sort: true, off: true },
    cell: (cell) => <Maybe text={cell.getValue()?.join(', ') ?? null} none />,
  })

/** Columns of the list of queues, in RabbitMQ's words and order. */
export const queuesColumns = column.columns([
  column.display({
    id: 'favourite',
    header: () => <Word k="queues.filters.favourites" />,
    meta: { width: 28, actions: true, always: true, flush: true },
    cell: ({ row }) => <FavouriteStar queue={row.original} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="queues.vhost" />,
    meta: { width: 90, sort: true, ofVhosts: true, fits: true },
    cell: (cell) => (
      <Cut text={cell.getValue()} width={74}>
        <span className="text-ink-2" title={cell.getValue()}>
          {cell.getValue()}
        </span>
      </Cut>
    ),
  }),
  column.accessor('name', {
    header: () => <Word k="queues.name" />,
    meta: { phone: true, sort: true, always: true, fits: true },
    cell: ({ row: { original: queue } }) => (
      <NameLink
        href={paths.queue(queue)}
        name={queue.name}
        mark={<QueueMark queue={queue} />}
        sub={
          <>
            {/* What the mark says is said of a queue that runs. */}
            {queue.state === 'running' && markOf(queue) !== null ? null : <StateOf state={queue.state} />}
            {/* On a phone the name has no room beside it for the reason to look at the queue. */}
            <QueueMark queue={queue} place="below" instead={<span>{queue.type}</span>} />
            <span className="cut hidden in-data-vhosts:block" title={queue.vhost}>
              {queue.vhost}
            </span>
          </>
        }
      />
    ),
  }),
  column.accessor('type', {
    header: () => <Word k="queues.type" />,
    meta: { width: 72, sort: true, fits: true },
    cell: (cell) => (
      <Cut text={cell.getValue()} width={56}>
        <span className="text-ink-2">{cell.getValue()}</span>
      </Cut>
    ),
  }),
  column.display({
    id: 'features',
    header: () => <Word k="queues.features" />,
    meta: { width: 124, fits: true },
    cell: ({ row }) => <QueueFeatures queue={row.original} most={3} />,
  }),
  text('policy', 112),
  text('operatorPolicy', 128),
  column.accessor('state', {
    header: () => <Word k="queues.state" />,
    meta: { width: 92, sort: true, fits: true },
    cell: (cell) => (
      // Beside its mark.
      <Cut text={cell.getValue()} width={61}>
        <StateOf state={cell.getValue()} />
      </Cut>
    ),
  }),
  column.accessor('node', {
    header: () => <Word k="queues.node" />,
    meta: { width: 160, sort: true, off: true },
    cell: ({ row }) => <NodeCell queue={row.original} />,
  }),
  text('leader', 160),
  nodes('members'),
  nodes('online'),
  flag('durable'),
  flag('autoDelete'),
  flag('exclusive'),
  column.display({
    id: 'arguments',
    header: () => <Word k="queues.arguments" />,
    meta: { width: 220, off: true },
    cell: ({ row }) => <QueueArguments queue={row.original} />,
  }),
  column.accessor('ready', {
    header: () => <Word k="queues.ready" />,
    meta: {
      number: true,
      phone: true,
      line: true,
      width: 84,
      phoneWidth: 72,
      mark: <Swatch colour="ready" />,
      sort: true,
    },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('unacked', {
    header: () => <Word k="queues.unacked" />,
    meta: {
      number: true,
      phone: true,
      width: 98,
      phoneWidth: 82,
      mark: <Swatch colour="unacked" />,
      sort: true,
    },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('total', {
    header: () => <Word k="queues.total" />,
    meta: { number: true, phone: true, width: 80, phoneWidth: 70, sort: true },
    cell: (cell) => (
      <span className="font-medium">
        <Count value={cell.getValue()} />
      </span>
    ),
  }),
  column.display({
    id: 'totalTrend',
    header: () => <Word k="queues.totalTrend" />,
    meta: { number: true, width: 96, off: true },
    cell: ({ row }) => (
      <span className="flex justify-end">
        <Trend of="total" queue={row.original} />
      </span>
    ),
  }),
  count('consumers', 96),
  column.accessor('consumerCapacity', {
    header: () => <Word k="queues.consumerCapacity" />,
    meta: { number: true, width: 96, sort: true, off: true },
    cell: (cell) => <Share value={cell.getValue()} />,
  }),
  count('inMemory', 96, true),
  count('persistent', 96),
  count('delayed', 92),
  bytes('messageBytes', 120, true),
  bytes('readyBytes', 108),
  bytes('unackedBytes', 120),
  bytes('inMemoryBytes', 124),
  bytes('persistentBytes', 124),
  bytes('memoryBytes', 96),
  column.accessor('incomingRate', {
    header: () => <Word k="queues.incoming" />,
    meta: { number: true, line: true, width: 104, sort: true },
    cell: (cell) => (
      <Trended of="incoming" queue={cell.row.original}>
        <Rate value={cell.getValue()} />
      </Trended>
    ),
  }),
  column.accessor('deliverGetRate', {
    header: () => <Word k="queues.deliverGet" />,
    meta: { number: true, width: 104, sort: true },
    cell: (cell) => (
      <Trended of="deliverGet" queue={cell.row.original}>
        <Rate value={cell.getValue()} />
      </Trended>
    ),
  }),
  column.accessor('redeliverRate', {
    header: () => <Word k="queues.redeliver" />,
    meta: { number: true, width: 108, sort: true, off: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('ackRate', {
    header: () => <Word k="queues.ack" />,
    meta: { number: true, width: 104, sort: true },
    cell: (cell) => (
      <Trended of="ack" queue={cell.row.original}>
        <Rate value={cell.getValue()} />
      </Trended>
    ),
  }),
  column.accessor('totalRate', {
    header: () => <Word k="queues.totalRate" />,
    meta: { number: true, width: 96, sort: true, off: true },
    cell: (cell) => <Change value={cell.getValue()} />,
  }),
])

/** Columns with lines beside their numbers. */
export const trendColumns: ReadonlySet<string> = new Set([
  'totalTrend',
  'incomingRate',
  'deliverGetRate',
  'ackRate',
])

/** A number with its last ten minutes. The line has its place before it is there. */
function Trended({ children, ...line }: TrendLineProps & { children: ReactNode }) {
  return (
    <span className="flex items-center gap-1">
      <span className="fits ml-auto w-[38px] min-w-0">
        <Trend {...line} />
      </span>
      <span className="min-w-11 flex-none">{children}</span>
    </span>
  )
}

/** 0 to 1 as whole percents. */
function Share({ value }: { value: number | null }) {
  return value === null ? <Count value={null} /> : <>{Math.round(value * 100)} %</>
}

/** A rate that says which way it goes. */
function Change({ value }: { value: number | null }) {
  if (value === null || value === 0) return <Rate value={value} />
  return (
    <>
      {value > 0 ? '+' : '−'}
      <Rate value={Math.abs(value)} />
    </>
  )
}
