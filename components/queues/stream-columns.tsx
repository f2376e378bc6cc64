'use client'

import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Count, Unknown } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { StreamClientsAnswer } from '@/lib/api/stream-clients'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { standingOf } from '@/lib/rabbitmq/standing'
import type { StreamConsumer, StreamPublisher } from '@/lib/rabbitmq/stream-clients'

type StoredOffset = NonNullable<StreamClientsAnswer['offsets']>[number]

const consumer = columnsOf<StreamConsumer>()
const publisher = columnsOf<StreamPublisher>()
const offset = columnsOf<StoredOffset>()

export const streamConsumerColumns = consumer.columns([
  consumer.accessor('connection', {
    header: () => <Word k="queue.stream.connection" />,
    meta: { phone: true },
    cell: ({ row: { original: each } }) => (
      <Connection name={each.connection} sub={[each.subscription, each.name]} />
    ),
  }),
  consumer.accessor('user', {
    header: () => <Word k="queue.stream.user" />,
    meta: { width: 112 },
    cell: ({ getValue }) => <Maybe text={getValue()} />,
  }),
  consumer.accessor('subscription', {
    header: () => <Word k="queue.stream.subscription" />,
    meta: { width: 120, number: true },
    cell: ({ getValue }) => <Id value={getValue()} />,
  }),
  consumer.accessor('name', {
    header: () => <Word k="queue.stream.name" />,
    meta: { width: 144 },
    cell: ({ getValue }) => <Name text={getValue()} />,
  }),
  consumer.accessor('credits', {
    header: () => <Helped k="credits" />,
    meta: { width: 88, number: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  consumer.accessor('consumed', {
    header: () => <Word k="queue.stream.consumed" />,
    meta: { width: 104, number: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  consumer.accessor('offset', {
    header: () => <Helped k="offset" />,
    meta: { width: 104, number: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  consumer.accessor('lag', {
    header: () => <Word k="queue.stream.lag" />,
    meta: { width: 104, number: true, phone: true, phoneWidth: 84 },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  consumer.accessor('active', {
    header: () => <Word k="queue.stream.active" />,
    meta: { width: 104, phone: true, phoneWidth: 88 },
    cell: ({ row }) => <Active consumer={row.original} />,
  }),
])

const published = (field: 'published' | 'confirmed' | 'errored', phoneWidth?: number) =>
  publisher.accessor(field, {
    header: () => <Word k={`queue.stream.${field}`} />,
    meta: { width: 104, number: true, ...(phoneWidth === undefined ? {} : { phone: true, phoneWidth }) },
    cell: ({ getValue }) => <Count value={getValue()} />,
  })

export const streamPublisherColumns = publisher.columns([
  publisher.accessor('connection', {
    header: () => <Word k="queue.stream.connection" />,
    meta: { phone: true },
    cell: ({ row: { original: each } }) => (
      <Connection name={each.connection} sub={[each.id, each.reference]} />
    ),
  }),
  publisher.accessor('user', {
    header: () => <Word k="queue.stream.user" />,
    meta: { width: 112 },
    cell: ({ getValue }) => <Maybe text={getValue()} />,
  }),
  publisher.accessor('id', {
    header: () => <Word k="queue.stream.publisher" />,
    meta: { width: 120, number: true },
    cell: ({ getValue }) => <Id value={getValue()} />,
  }),
  publisher.accessor('reference', {
    header: () => <Word k="queue.stream.reference" />,
    meta: { width: 144 },
    cell: ({ getValue }) => <Name text={getValue()} />,
  }),
  published('published'),
  published('confirmed', 88),
  published('errored', 76),
])

export const storedOffsetColumns = offset.columns([
  offset.accessor('reference', {
    header: () => <Word k="queue.stream.reference" />,
    meta: { phone: true },
    cell: ({ getValue }) => <Name text={getValue()} />,
  }),
  offset.accessor('offset', {
    header: () => <Word k="queue.stream.offset" />,
    meta: { width: 144, number: true, phone: true, phoneWidth: 96 },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
  offset.accessor('behind', {
    header: () => <Helped k="behind" />,
    meta: { width: 144, number: true, phone: true, phoneWidth: 124 },
    cell: ({ getValue }) => <Count value={getValue()} />,
  }),
])

function Helped({ k }: { k: 'credits' | 'offset' | 'behind' }) {
  const t = useTranslations('queue.stream')
  return <span title={t(`${k}Help`)}>{t(k)}</span>
}

interface ConnectionProps {
  name: string | null
  /** One connection has several: which of them it is, on a phone. */
  sub: readonly (number | string | null)[]
}

function Connection({ name, sub }: ConnectionProps) {
  if (name === null) return <Unknown />
  const words = sub.filter((each) => each !== null).map((each) => visible(String(each)))
  return <NameLink href={paths.connection(name)} name={name} sub={<span>{words.join(' · ')}</span>} />
}

/** 0 is one like any other. */
const Id = ({ value }: { value: number | null }) => (value === null ? <Unknown /> : <span>{value}</span>)

/** A client's own name, if it has given one. */
function Name({ text }: { text: string | null }) {
  return (
    <span className="mono">
      <Maybe none text={text === null ? null : visible(text)} />
    </span>
  )
}

function Active({ consumer: each }: { consumer: StreamConsumer }) {
  const t = useTranslations('queue.consumer')
  const standing = standingOf(each)
  if (standing === null) return <Unknown />
  if (typeof standing === 'object') return <State kind="warn">{standing.leftOut}</State>
  const isActive = standing === 'active'
  return <State kind={isActive ? 'ok' : 'idle'}>{t(isActive ? 'isActive' : 'isWaiting')}</State>
}
