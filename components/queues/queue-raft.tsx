'use client'

import { useQuery } from '@tanstack/react-query'
import { AskedPanel } from '@/components/layout/asked-panel'
import { NameLink } from '@/components/layout/name-link'
import { Maybe } from '@/components/layout/maybe'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Count } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { queueRaftQuery } from '@/lib/client/queries/queue-inside'
import { useTranslations } from '@/lib/i18n/use-translations'
import { lagsFrom, raftHealth, type RaftMember } from '@/lib/rabbitmq/raft'

const kinds = { leads: 'ok', follows: 'ok', lags: 'warn', silent: 'bad' } as const

function StateCell({ member }: { member: RaftMember }) {
  const t = useTranslations('queue.raft')
  const health = raftHealth(member)
  return (
    <State kind={kinds[health]}>
      <span title={member.state}>
        {health === 'lags'
          ? t('lags')
          : health === 'silent'
            ? t('silent', { state: member.state })
            : member.state}
      </span>
    </State>
  )
}

const column = columnsOf<RaftMember>()
const rowId = ({ node }: RaftMember) => node
const count = (
  field:
    | 'lastIndex'
    | 'lastWritten'
    | 'lastApplied'
    | 'commitIndex'
    | 'snapshotIndex'
    | 'term'
    | 'machineVersion',
  width: number,
) =>
  column.accessor(field, {
    header: () => <Word k={`queue.raft.${field}`} />,
    meta: { number: true, width },
    cell: (cell) => <Count value={cell.getValue()} />,
  })

const columns = column.columns([
  column.accessor('node', {
    header: () => <Word k="queue.raft.node" />,
    meta: { phone: true },
    cell: (cell) => <NameLink href={paths.node(cell.getValue())} name={cell.getValue()} />,
  }),
  column.display({
    id: 'state',
    header: () => <Word k="queue.raft.state" />,
    meta: { width: 168, phone: true, phoneWidth: 110 },
    cell: ({ row }) => <StateCell member={row.original} />,
  }),
  column.accessor('membership', {
    header: () => <Word k="queue.raft.membership" />,
    meta: { width: 112 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  column.accessor('behind', {
    header: () => <Word k="queue.raft.behind" />,
    meta: { number: true, width: 88, phone: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  count('lastIndex', 96),
  count('lastWritten', 96),
  count('commitIndex', 96),
  count('lastApplied', 96),
  count('snapshotIndex', 96),
  count('term', 72),
  count('machineVersion', 96),
])

interface QueueRaftProps {
  vhost: string
  name: string
}

/** The Raft state of each member of a quorum queue, asked when somebody wants it: each member answers for itself. */
export function QueueRaft({ vhost, name }: QueueRaftProps) {
  const t = useTranslations('queue.raft')
  const query = useQuery(queueRaftQuery({ vhost, name }))
  const { data, error } = query
  const members = data?.members ?? null
  return (
    <AskedPanel
      flush
      title={t('title')}
      query={query}
      ask={t('ask')}
      asking={t('asking')}
      note={members === null ? t(data === undefined ? 'help' : 'untold') : null}
    >
      <DataTable
        label={t('title')}
        columns={columns}
        rows={members ?? none}
        rowId={rowId}
        stale={error !== null}
      />
      <p className="px-4 py-2 text-micro text-ink-3 max-sm:px-3">{t('lagHelp', { count: lagsFrom })}</p>
    </AskedPanel>
  )
}

const none: never[] = []
