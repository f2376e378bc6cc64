'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Bytes } from '@/components/ui/figures'
import { Meter } from '@/components/ui/meter'
import { Word } from '@/components/ui/word'
import { formatBytes } from '@/lib/i18n/format'
import type { Memory } from '@/lib/rabbitmq/memory'
import { byGroup } from '@/lib/rabbitmq/memory-groups'

type Group = ReturnType<typeof byGroup>[number] & { share: number }

function NameCell({ group: { group, parts } }: { group: Group }) {
  const t = useTranslations('nodes.memoryUse')
  const title = parts.map(({ key, bytes }) => t('part', { name: key, bytes: formatBytes(bytes) })).join('\n')
  return <span title={title}>{t(group)}</span>
}

const column = columnsOf<Group>()

const columns = column.columns([
  column.display({
    id: 'use',
    header: () => <Word k="nodes.memoryUse.use" />,
    meta: { phone: true },
    cell: ({ row }) => <NameCell group={row.original} />,
  }),
  column.accessor('bytes', {
    header: () => <Word k="nodes.memoryUse.bytes" />,
    meta: { number: true, width: 108, phone: true },
    cell: (cell) => <Bytes value={cell.getValue()} />,
  }),
  column.accessor('share', {
    header: () => <Word k="nodes.memoryUse.share" />,
    meta: { width: 148, phone: true, phoneWidth: 96 },
    cell: (cell) => (
      <span className="flex items-center gap-2">
        <span className="w-9 text-right">{Math.round(cell.getValue() * 100)} %</span>
        <span className="flex-1">
          <Meter share={cell.getValue()} neutral />
        </span>
      </span>
    ),
  }),
])

const rowId = (group: Group) => group.group

/** What a node's memory is used for, and how its total is measured. */
export function MemoryUse({ memory }: { memory: Memory | null }) {
  const t = useTranslations('nodes.memoryUse')
  if (memory === null) {
    return (
      <Panel title={t('title')}>
        <p className="text-small text-ink-2">{t('unknown')}</p>
      </Panel>
    )
  }
  const groups = byGroup(memory)
  const sum = groups.reduce((all, group) => all + group.bytes, 0)
  const rows = groups
    .map((group) => ({ ...group, share: sum === 0 ? 0 : group.bytes / sum }))
    .toSorted((one, other) => other.bytes - one.bytes)
  const { strategy, totals } = memory
  const total = strategy === null ? undefined : totals[strategy]
  return (
    <Panel
      title={t('title')}
      aside={
        strategy === null || total === undefined
          ? undefined
          : t('total', { total: formatBytes(total), strategy })
      }
      flush
    >
      <DataTable label={t('title')} columns={columns} rows={rows} rowId={rowId} />
    </Panel>
  )
}
