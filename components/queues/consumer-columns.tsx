'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Count, Unknown } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { useAge } from '@/lib/i18n/use-age'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { standingOf } from '@/lib/rabbitmq/standing'

/** A consumer, and how many messages its channel holds unacked: for all of that channel's consumers together. */
export type HeldConsumer = Consumer & { channelUnacked: number | null }

const column = columnsOf<HeldConsumer>()

/** Consumers of one queue. */
export const consumerColumns = column.columns([
  column.accessor('tag', {
    header: () => <Word k="queue.consumer.tag" />,
    meta: { phone: true, phoneWidth: 110 },
    cell: ({ getValue }) => (
      <span className="mono" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('channel', {
    header: () => <Word k="queue.consumer.channel" />,
    meta: { width: 224 },
    cell: ({ getValue }) => <ChannelName name={getValue()} />,
  }),
  column.accessor('user', {
    header: () => <Word k="queue.consumer.user" />,
    meta: { width: 112, phone: true, phoneWidth: 96 },
    cell: ({ getValue }) => <Maybe text={getValue()} />,
  }),
  column.accessor('prefetch', {
    header: () => <Word k="queue.consumer.prefetch" />,
    meta: { width: 92, number: true, phone: true, phoneWidth: 76 },
    cell: ({ getValue }) => <Prefetch value={getValue()} />,
  }),
  column.accessor('channelUnacked', {
    header: () => <UnackedHead />,
    meta: { width: 156, number: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  column.accessor('ackRequired', {
    header: () => <Word k="queue.consumer.ack" />,
    meta: { width: 96 },
    cell: ({ getValue }) => <Word k={getValue() ? 'queue.consumer.manual' : 'queue.consumer.automatic'} />,
  }),
  column.accessor('active', {
    header: () => <Word k="queue.consumer.active" />,
    meta: { width: 96, phone: true, phoneWidth: 84 },
    cell: ({ row }) => <Active consumer={row.original} />,
  }),
  column.accessor('activity', {
    header: () => <Word k="queue.consumer.activity" />,
    meta: { width: 96 },
    cell: ({ getValue }) => <Maybe text={getValue()} />,
  }),
  column.accessor('exclusive', {
    header: () => <Word k="queue.consumer.exclusive" />,
    meta: { width: 72 },
    cell: ({ getValue }) => <YesNo value={getValue()} />,
  }),
  column.accessor('timeout', {
    header: () => <Word k="queue.consumer.timeout" />,
    meta: { width: 96, number: true },
    cell: ({ getValue }) => <Timeout value={getValue()} />,
  }),
  column.display({
    id: 'arguments',
    header: () => <Word k="queue.consumer.arguments" />,
    meta: { width: 140 },
    cell: ({ row }) => <Arguments consumer={row.original} />,
  }),
])

function UnackedHead() {
  const t = useTranslations('queue.consumer')
  return <span title={t('unackedHelp')}>{t('unacked')}</span>
}

function Timeout({ value }: { value: number | null }) {
  const age = useAge()
  return value === null ? <Unknown /> : age(value)
}

function Arguments({ consumer }: { consumer: Consumer }) {
  const words = consumer.arguments.map(({ name, value }) => `${name}: ${argumentText(value)}`).join(', ')
  return words === '' ? (
    <span className="text-ink-3">—</span>
  ) : (
    <span className="mono" title={words}>
      {words}
    </span>
  )
}

function ChannelName({ name }: { name: string | null }) {
  return name === null ? <Unknown /> : <NameLink href={paths.channel(name)} name={name} />
}

function Prefetch({ value }: { value: number | null }) {
  const t = useTranslations('queue.consumer')
  // basic.qos 0 means no limit.
  return value === 0 ? <span className="text-ink-3">{t('unlimited')}</span> : <Count value={value} />
}

function Active({ consumer }: { consumer: Consumer }) {
  const t = useTranslations('queue.consumer')
  const standing = standingOf(consumer)
  if (standing === null) return <Unknown />
  if (typeof standing === 'object') return <State kind="warn">{standing.leftOut}</State>
  const isActive = standing === 'active'
  return <State kind={isActive ? 'ok' : 'idle'}>{t(isActive ? 'isActive' : 'isWaiting')}</State>
}
