'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { CollectionsOf } from '@/components/layout/collections-of'
import { Maybe } from '@/components/layout/maybe'
import { StateOf } from '@/components/layout/state-of'
import { Bytes, Count, Rate, Time } from '@/components/ui/figures'
import { paths } from '@/lib/api/paths'
import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Fact } from '@/lib/rabbitmq/queue-fields'

type FactOf<A extends Fact['as']> = Extract<Fact, { as: A }>
type Written = { [A in Fact['as']]: (props: { fact: FactOf<A> }) => ReactNode }

const Text = ({ fact }: { fact: FactOf<'text' | 'name'> }) => <Maybe text={fact.value} />

function Connection({ fact: { value } }: { fact: FactOf<'connection'> }) {
  if (value === null) return <Maybe text={null} />
  return (
    <Link href={paths.connection(value)} prefetch={false} className="hover:underline">
      {value}
    </Link>
  )
}

function Flag({ fact }: { fact: FactOf<'flag'> }) {
  return useTranslations('lists')(fact.value ? 'yes' : 'no')
}

function At({ fact }: { fact: FactOf<'time'> }) {
  const t = useTranslations('queue.detail')
  return (
    <span title={fact.key === 'headMessage' ? t('headHelp') : undefined}>
      <Time at={fact.value} />
    </span>
  )
}

const Messages = ({ fact }: { fact: FactOf<'messages'> }) => (
  <>
    <Count value={fact.count} />
    <span className="text-ink-3"> · </span>
    <Bytes value={fact.bytes} />
  </>
)

function OnlineOf({ fact: { online, members } }: { fact: FactOf<'onlineOf'> }) {
  return useTranslations('queue.detail')('onlineOf', { online: String(online), members: String(members) })
}

function Priorities({ fact }: { fact: FactOf<'priorities'> }) {
  const t = useTranslations('queue.detail')
  const words = fact.value.map(({ priority, count }) =>
    t('ofPriority', { priority, count: exactCount(count) }),
  )
  return <span title={t('byPriorityHelp')}>{words.join(', ')}</span>
}

const written: Written = {
  text: Text,
  name: Text,
  state: ({ fact }) => <StateOf state={fact.value ?? '?'} />,
  connection: Connection,
  flag: Flag,
  names: ({ fact }) => fact.value.join(', '),
  count: ({ fact }) => <Count value={fact.value} />,
  bytes: ({ fact }) => <Bytes value={fact.value} />,
  rate: ({ fact }) => <Rate value={fact.value} />,
  time: At,
  messages: Messages,
  onlineOf: OnlineOf,
  priorities: Priorities,
  collections: ({ fact }) => <CollectionsOf value={fact.value} />,
}

/** One value of a queue's details, written as what it is. */
export function FactValue({ fact }: { fact: Fact }) {
  const Value = written[fact.as] as (props: { fact: Fact }) => ReactNode
  return <Value fact={fact} />
}
