'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Count } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { Consumer } from '@/lib/rabbitmq/consumer'

const column = columnsOf<Consumer>()

const Unknown = () => <Count value={null} />

/** Consumers of one queue. */
export const consumerColumns = column.columns([
  column.accessor('tag', {
    header: () => <Word k="queue.consumer.tag" />,
    meta: { width: 240, phone: true, phoneWidth: 110 },
    cell: ({ getValue }) => (
      <span className="mono" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('channel', {
    header: () => <Word k="queue.consumer.channel" />,
    meta: {},
    cell: ({ getValue }) => <ChannelName name={getValue()} />,
  }),
  column.accessor('connection', {
    header: () => <Word k="queue.consumer.connection" />,
    meta: { width: 320 },
    cell: ({ getValue }) => {
      const name = getValue()
      return name === null ? <Unknown /> : <NameLink href={paths.connection(name)} name={name} />
    },
  }),
  column.accessor('user', {
    header: () => <Word k="queue.consumer.user" />,
    meta: { width: 120, phone: true, phoneWidth: 96 },
    cell: ({ getValue }) => getValue() ?? <Unknown />,
  }),
  column.accessor('prefetch', {
    header: () => <Word k="queue.consumer.prefetch" />,
    meta: { width: 92, number: true, phone: true, phoneWidth: 76 },
    cell: ({ getValue }) => <Prefetch value={getValue()} />,
  }),
  column.accessor('ackRequired', {
    header: () => <Word k="queue.consumer.ack" />,
    meta: { width: 96 },
    cell: ({ getValue }) => <Word k={getValue() ? 'queue.consumer.manual' : 'queue.consumer.automatic'} />,
  }),
  column.accessor('active', {
    header: () => <Word k="queue.consumer.active" />,
    meta: { width: 96, phone: true, phoneWidth: 84 },
    cell: ({ getValue }) => <Active value={getValue()} />,
  }),
])

function ChannelName({ name }: { name: string | null }) {
  return name === null ? <Unknown /> : <NameLink href={paths.channel(name)} name={name} />
}

function Prefetch({ value }: { value: number | null }) {
  const t = useTranslations('queue.consumer')
  // basic.qos 0 means no limit.
  return value === 0 ? <span className="text-ink-3">{t('unlimited')}</span> : <Count value={value} />
}

function Active({ value }: { value: boolean | null }) {
  const t = useTranslations('queue.consumer')
  if (value === null) return <Unknown />
  return <State kind={value ? 'ok' : 'idle'}>{t(value ? 'isActive' : 'isWaiting')}</State>
}
