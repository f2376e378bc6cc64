'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { columnsOf } from '@/components/table/columns'
import { Word } from '@/components/ui/word'
import type { Binding } from '@/lib/rabbitmq/binding'
import { argumentsLine } from './binding-words'
import { EndName } from './end-name'
import { UnbindButton } from './unbind-button'

const column = columnsOf<Binding>()

const key = column.accessor('bindingKey', {
  header: () => <Word k="bindings.key" />,
  meta: { width: 208, phone: true, phoneWidth: 96, sort: true },
  cell: ({ row }) => <BindingKey text={row.original.bindingKey} />,
})

const args = column.accessor('arguments', {
  header: () => <Word k="bindings.arguments" />,
  meta: { width: 232 },
  cell: ({ getValue }) => {
    const line = argumentsLine(getValue())
    return line === '' ? (
      <span className="text-ink-3">—</span>
    ) : (
      <span className="mono" title={line}>
        {line}
      </span>
    )
  },
})

const actions = column.display({
  id: 'actions',
  header: () => <Word k="lists.actions" />,
  meta: { width: 92, phone: true, phoneWidth: 76, actions: true, always: true },
  cell: ({ row }) => <UnbindButton binding={row.original} />,
})

/** Bindings of one exchange or of a whole virtual host. */
export const bindingColumns = column.columns([
  column.accessor('source', {
    header: () => <Word k="bindings.source" />,
    meta: { width: 200, phone: true, phoneWidth: 92, sort: true, always: true },
    cell: ({ row }) => <EndName type="exchange" vhost={row.original.vhost} name={row.original.source} />,
  }),
  column.accessor('destination', {
    header: () => <Word k="bindings.destination" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row }) => <Destination binding={row.original} />,
  }),
  column.accessor('destinationType', {
    header: () => <Word k="bindings.destinationType" />,
    meta: { width: 100, sort: true, off: true },
    cell: ({ getValue }) => <Word k={getValue() === 'queue' ? 'bindings.isQueue' : 'bindings.isExchange'} />,
  }),
  key,
  args,
  actions,
])

/** Bindings that lead to one queue. */
export const queueBindingColumns = column.columns([
  column.accessor('source', {
    header: () => <Word k="bindings.from" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row }) => <EndName type="exchange" vhost={row.original.vhost} name={row.original.source} />,
  }),
  key,
  args,
  actions,
])

function Destination({ binding }: { binding: Binding }) {
  const t = useTranslations('bindings')
  const { destinationType, destination, vhost } = binding
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0">
        <EndName type={destinationType} vhost={vhost} name={destination} />
      </span>
      <span className="flex-none text-micro text-ink-3 max-sm:hidden">
        {t(destinationType === 'queue' ? 'isQueue' : 'isExchange')}
      </span>
    </span>
  )
}

function BindingKey({ text }: { text: string }) {
  const t = useTranslations('bindings')
  return text === '' ? (
    <span className="text-ink-3" title={t('emptyKey')}>
      —
    </span>
  ) : (
    <span className="mono" title={text}>
      {text}
    </span>
  )
}
