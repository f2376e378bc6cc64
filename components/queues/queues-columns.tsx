import { NameLink } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { columnsOf } from '@/components/table/columns'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/ui/swatch'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { Queue } from '@/lib/rabbitmq/queue'
import { QueueFeatures } from './queue-features'

const column = columnsOf<Queue>()

/** Columns of the list of queues, in RabbitMQ's words and order. */
export const queuesColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="queues.name" />,
    meta: { phone: true },
    cell: ({ row: { original: queue } }) => (
      <NameLink
        href={paths.queue(queue)}
        name={queue.name}
        sub={
          <>
            <StateOf state={queue.state} />
            <span>{queue.type}</span>
            <span className="cut">{queue.vhost}</span>
          </>
        }
      />
    ),
  }),
  column.accessor('vhost', {
    header: () => <Word k="queues.vhost" />,
    meta: { width: 120 },
    cell: (cell) => (
      <span className="text-ink-2" title={cell.getValue()}>
        {cell.getValue()}
      </span>
    ),
  }),
  column.accessor('type', {
    header: () => <Word k="queues.type" />,
    meta: { width: 76 },
    cell: (cell) => <span className="text-ink-2">{cell.getValue()}</span>,
  }),
  column.display({
    id: 'features',
    header: () => <Word k="queues.features" />,
    meta: { width: 152 },
    cell: ({ row }) => <QueueFeatures queue={row.original} />,
  }),
  column.accessor('state', {
    header: () => <Word k="queues.state" />,
    meta: { width: 96 },
    cell: (cell) => <StateOf state={cell.getValue()} />,
  }),
  column.accessor('ready', {
    header: () => <Word k="queues.ready" />,
    meta: {
      number: true,
      phone: true,
      line: true,
      width: 88,
      phoneWidth: 72,
      mark: <Swatch colour="ready" />,
    },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('unacked', {
    header: () => <Word k="queues.unacked" />,
    meta: { number: true, phone: true, width: 96, phoneWidth: 82, mark: <Swatch colour="unacked" /> },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  column.accessor('total', {
    header: () => <Word k="queues.total" />,
    meta: { number: true, phone: true, width: 88, phoneWidth: 70 },
    cell: (cell) => (
      <span className="font-medium">
        <Count value={cell.getValue()} />
      </span>
    ),
  }),
  column.accessor('incomingRate', {
    header: () => <Word k="queues.incoming" />,
    meta: { number: true, line: true, width: 96 },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('deliverGetRate', {
    header: () => <Word k="queues.deliverGet" />,
    meta: { number: true, width: 104 },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('ackRate', {
    header: () => <Word k="queues.ack" />,
    meta: { number: true, width: 84 },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
])
