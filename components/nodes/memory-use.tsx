'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Bytes } from '@/components/ui/figures'
import { Meter } from '@/components/ui/meter'
import { Word } from '@/components/ui/word'
import { formatBytes } from '@/lib/i18n/format'
import type { Memory } from '@/lib/rabbitmq/memory'
import { byGroup, type MemoryGroup } from '@/lib/rabbitmq/memory-groups'

interface Row {
  id: string
  bytes: number
  share: number
  /** Null for one of its parts, which the node names. */
  group: { name: MemoryGroup; open: boolean; onToggle: (() => void) | null } | null
}

function NameCell({ row: { id, group } }: { row: Row }) {
  const t = useTranslations('nodes.memoryUse')
  if (group === null) return <span className="mono pl-5 text-ink-2">{id}</span>
  const { name, open, onToggle } = group
  if (onToggle === null) return <span className="pl-5">{t(name)}</span>
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <button type="button" aria-expanded={open} onClick={onToggle} className="flex items-center gap-1.5">
      <Icon className="flex-none text-ink-3" />
      {t(name)}
    </button>
  )
}

const column = columnsOf<Row>()

const columns = column.columns([
  column.display({
    id: 'use',
    header: () => <Word k="nodes.memoryUse.use" />,
    meta: { phone: true },
    cell: ({ row }) => <NameCell row={row.original} />,
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
          <Meter share={cell.getValue()} />
        </span>
      </span>
    ),
  }),
])

const rowId = ({ id, group }: Row) => (group === null ? `part ${id}` : id)

const noneOpen: ReadonlySet<MemoryGroup> = new Set()

/** What a node's memory is used for, by group and, where one is opened, by the node's own categories, and how its total is measured. */
export function MemoryUse({ memory }: { memory: Memory | null }) {
  const t = useTranslations('nodes.memoryUse')
  const [opened, setOpened] = useState<ReadonlySet<MemoryGroup>>(noneOpen)
  if (memory === null) {
    return (
      <Panel title={t('title')}>
        <p className="text-small text-ink-2">{t('unknown')}</p>
      </Panel>
    )
  }
  const groups = byGroup(memory)
  const sum = groups.reduce((all, group) => all + group.bytes, 0)
  const shareOf = (bytes: number) => (sum === 0 ? 0 : bytes / sum)
  const toggle = (name: MemoryGroup) =>
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(name)) next.add(name)
      return next
    })
  const rows = groups
    .toSorted((one, other) => other.bytes - one.bytes)
    .flatMap(({ group: name, bytes, parts }): Row[] => {
      const open = opened.has(name)
      const onToggle = parts.length > 1 ? () => toggle(name) : null
      const shown = open
        ? parts.map((part) => ({ id: part.key, bytes: part.bytes, share: shareOf(part.bytes), group: null }))
        : []
      return [{ id: name, bytes, share: shareOf(bytes), group: { name, open, onToggle } }, ...shown]
    })
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
