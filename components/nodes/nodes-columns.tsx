'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Chip } from '@/components/ui/chip'
import { Bytes, Count } from '@/components/ui/figures'
import { Meter } from '@/components/ui/meter'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { formatBytes, formatCount } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import type { Node } from '@/lib/rabbitmq/node'
import { diskShare, gaugeLevel, gaugeLimits, share } from '@/lib/rabbitmq/share'

interface GaugeProps {
  value: ReactNode
  /** "of 12.8 GiB" */
  limit: string
  /** From 0 to 1; null where it is not known. */
  share: number | null
  /** From where on it is a worry; none where an alarm of its own says so. */
  worry?: keyof typeof gaugeLimits
  alarm?: boolean
}

function Gauge({ value, limit, share: full, worry, alarm = false }: GaugeProps) {
  const t = useTranslations('nodes')
  const limits = worry === undefined ? null : gaugeLimits[worry]
  return (
    <span className="block min-w-0 pr-2" title={limit}>
      <span className="mb-[3px] flex items-baseline justify-between gap-2 leading-4">
        <span className="flex items-center gap-1.5">
          {value}
          {alarm ? <Chip tone="bad">{t('alarm')}</Chip> : null}
        </span>
        <span className="cut text-micro text-ink-3 max-sm:hidden">{limit}</span>
      </span>
      <Meter share={alarm ? 1 : (full ?? 0)} level={gaugeLevel(full, limits, alarm)} />
    </span>
  )
}

function StateCell({ node }: { node: Node }) {
  const t = useTranslations('nodes')
  // To a broker whoever is beyond a partition does not run, however well it does.
  if (node.partitions.length > 0) return <State kind="bad">{t('isPartitioned')}</State>
  if (!node.running) return <State kind="bad">{t('isDown')}</State>
  return node.drained ? (
    <State kind="warn">{t('isDrained')}</State>
  ) : (
    <State kind="ok">{t('isRunning')}</State>
  )
}

function NameCell({ node }: { node: Node }) {
  return (
    <>
      <NameLink href={paths.node(node.name)} name={node.name} />
      <span className="hidden text-micro max-sm:block">
        <StateCell node={node} />
      </span>
    </>
  )
}

const text = (value: number | null, format: (value: number) => string) =>
  value === null ? '?' : format(value)

function MemoryCell({ node }: { node: Node }) {
  const t = useTranslations('nodes')
  return (
    <Gauge
      value={<Bytes value={node.memory} />}
      limit={t('of', { limit: text(node.memoryLimit, formatBytes) })}
      share={share(node.memory, node.memoryLimit)}
      alarm={node.memoryAlarm === true}
    />
  )
}

function DiskCell({ node }: { node: Node }) {
  const t = useTranslations('nodes')
  return (
    <Gauge
      value={<Bytes value={node.diskFree} />}
      limit={t('limit', { limit: text(node.diskLimit, formatBytes) })}
      share={diskShare(node.diskFree, node.diskLimit)}
      alarm={node.diskAlarm === true}
    />
  )
}

/** What is used of a limit that is counted: each node has both under these names. */
function CountCell({ node, of }: { node: Node; of: keyof typeof gaugeLimits }) {
  const [used, limit] = [node[of], node[`${of}Limit`]]
  const t = useTranslations('nodes')
  return (
    <Gauge
      value={<Count value={used} />}
      limit={t('of', { limit: text(limit, formatCount) })}
      share={share(used, limit)}
      worry={of}
    />
  )
}

function Uptime({ value }: { value: number | null }) {
  const age = useAge()
  return <span className="text-ink-2">{text(value, age)}</span>
}

function Info({ node: { type, ratesMode, pluginCount } }: { node: Node }) {
  const t = useTranslations('nodes')
  return (
    <span className="inline-flex gap-[3px] align-middle">
      {type === null ? null : <Chip title={t('typeHelp')}>{type}</Chip>}
      {ratesMode === null ? null : <Chip title={t('ratesHelp')}>{ratesMode}</Chip>}
      {pluginCount === null ? null : <Chip>{t('pluginCount', { count: pluginCount })}</Chip>}
    </span>
  )
}

const column = columnsOf<Node>()

/** The field that each column is sorted by is its id. */
const allColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="nodes.name" />,
    meta: { phone: true, sort: true, always: true },
    cell: (c) => <NameCell node={c.row.original} />,
  }),
  column.display({
    id: 'state',
    header: () => <Word k="nodes.state" />,
    meta: { width: 112, sort: true },
    cell: (c) => <StateCell node={c.row.original} />,
  }),
  column.display({
    id: 'memory',
    header: () => <Word k="nodes.memory" />,
    meta: { width: 160, sort: true, phone: true, phoneWidth: 116 },
    cell: (c) => <MemoryCell node={c.row.original} />,
  }),
  column.display({
    id: 'diskFree',
    header: () => <Word k="nodes.disk" />,
    meta: { width: 184, sort: true, phone: true, phoneWidth: 116 },
    cell: (c) => <DiskCell node={c.row.original} />,
  }),
  column.display({
    id: 'descriptors',
    header: () => <Word k="nodes.descriptors" />,
    meta: { width: 140, sort: true },
    cell: (c) => <CountCell node={c.row.original} of="descriptors" />,
  }),
  column.display({
    id: 'processes',
    header: () => <Word k="nodes.processes" />,
    meta: { width: 144, sort: true },
    cell: (c) => <CountCell node={c.row.original} of="processes" />,
  }),
  column.display({
    id: 'sockets',
    header: () => <Word k="nodes.sockets" />,
    meta: { width: 152, sort: true },
    cell: (c) => <CountCell node={c.row.original} of="sockets" />,
  }),
  column.accessor('uptime', {
    header: () => <Word k="nodes.uptime" />,
    meta: { number: true, width: 88, sort: true },
    cell: (c) => <Uptime value={c.getValue()} />,
  }),
  column.accessor('cores', {
    header: () => <Word k="nodes.one.cores" />,
    meta: { number: true, width: 72, sort: true },
    cell: (c) => <Count value={c.getValue()} />,
  }),
  column.accessor('runQueue', {
    header: () => <Word k="nodes.one.runQueue" />,
    meta: { number: true, width: 96, sort: true, off: true },
    cell: (c) => <Count value={c.getValue()} />,
  }),
  column.display({
    id: 'info',
    header: () => <Word k="nodes.info" />,
    meta: { width: 208 },
    cell: (c) => <Info node={c.row.original} />,
  }),
])

const without = (ids: readonly string[]) => allColumns.filter(({ id }) => !ids.includes(id))
const more = ['cores', 'runQueue', 'info']
const [columns, columnsWithSockets] = [without(['sockets']), allColumns]
const [fewColumns, fewColumnsWithSockets] = [without(['sockets', ...more]), without(more)]

/** 4.x counts no sockets: there they have no column. */
const countsSockets = (nodes: readonly Node[]) => nodes.some(({ socketsLimit }) => socketsLimit !== null)

/** Of the list of nodes. */
export const columnsOfNodes = (nodes: readonly Node[]) =>
  countsSockets(nodes) ? columnsWithSockets : columns

/** What nodes use of their limits, where that is a part of a page. */
export const limitColumns = (nodes: readonly Node[]) =>
  countsSockets(nodes) ? fewColumnsWithSockets : fewColumns
