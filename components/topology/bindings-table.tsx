'use client'

import { Share2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Binding } from '@/lib/rabbitmq/binding'

const column = columnsOf<Binding>()
const columns = column.columns([
  column.accessor('source', {
    header: () => <Word k="topology.source" />,
    meta: { width: 260, phone: true, phoneWidth: 110 },
    cell: ({ row: { original: binding } }) => (
      <NameLink href={paths.exchange({ vhost: binding.vhost, name: binding.source })} name={binding.source} />
    ),
  }),
  column.accessor('destination', {
    header: () => <Word k="topology.destination" />,
    meta: { phone: true },
    cell: ({ row: { original: binding } }) => {
      const named = { vhost: binding.vhost, name: binding.destination }
      const isQueue = binding.destinationType === 'queue'
      return (
        <NameLink href={isQueue ? paths.queue(named) : paths.exchange(named)} name={binding.destination} />
      )
    },
  }),
  column.accessor('destinationType', {
    header: () => <Word k="topology.type" />,
    meta: { width: 110 },
    cell: ({ getValue }) => <Word k={getValue() === 'queue' ? 'topology.queue' : 'topology.exchange'} />,
  }),
  column.accessor('bindingKey', {
    header: () => <Word k="topology.key" />,
    meta: { width: 260, phone: true, phoneWidth: 110 },
    cell: ({ getValue }) => <Text text={getValue()} />,
  }),
  column.accessor('arguments', {
    header: () => <Word k="topology.arguments" />,
    meta: { width: 300 },
    cell: ({ getValue }) => (
      <Text
        text={getValue()
          .map(({ name, value }) => `${name}: ${argumentText(value)}`)
          .join(', ')}
      />
    ),
  }),
])

function Text({ text }: { text: string }) {
  return text === '' ? (
    <span className="text-ink-3">—</span>
  ) : (
    <span className="mono" title={text}>
      {text}
    </span>
  )
}

const rowId = (binding: Binding) =>
  JSON.stringify([binding.source, binding.destinationType, binding.destination, binding.propertiesKey])

interface BindingsTableProps {
  vhost: string
  bindings: readonly Binding[]
  find: string
  onClear: () => void
  stale: boolean
}

/** The same graph as a table, for those who read rather than look. */
export function BindingsTable({ vhost, bindings, find, onClear, stale }: BindingsTableProps) {
  const t = useTranslations('topology')
  const rows = useMemo(
    () => bindings.filter((binding) => holds(binding, find.toLowerCase())),
    [bindings, find],
  )
  const icon = <Share2 size={16} strokeWidth={1.5} />
  return (
    <>
      <output className="sr-only">{find === '' ? '' : t('rows', { count: rows.length })}</output>
      <DataTable
        fill
        label={t('bindings')}
        columns={columns}
        rows={rows}
        rowId={rowId}
        stale={stale}
        empty={
          bindings.length > 0 ? (
            <EmptyState
              icon={icon}
              title={t('tableFoundNone', { find })}
              actions={
                <Button size="small" onClick={onClear}>
                  {t('clearFind')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={icon} title={t('tableEmptyTitle', { vhost })}>
              {t('tableEmptyHelp')}
            </EmptyState>
          )
        }
      />
    </>
  )
}

const holds = (binding: Binding, wanted: string): boolean =>
  [binding.source, binding.destination, binding.bindingKey].some((text) =>
    text.toLowerCase().includes(wanted),
  )
