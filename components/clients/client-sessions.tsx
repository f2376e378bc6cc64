'use client'

import { DetailList } from '@/components/layout/detail-list'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { Panel } from '@/components/layout/panel'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Bytes, Count } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { AmqpSession } from '@/lib/rabbitmq/amqp-session'

type Incoming = AmqpSession['incoming'][number]
type Outgoing = AmqpSession['outgoing'][number]

const into = columnsOf<Incoming>()
const out = columnsOf<Outgoing & { vhost: string | null }>()
const linkId = ({ handle, name }: { handle: number | null; name: string | null }) => `${handle} ${name}`
const number = { number: true, width: 104 }

function Limit({ value }: { value: number | null }) {
  return value === null ? <Word k="connections.one.noLimit" /> : <Bytes value={value} />
}

function TimedOut({ value }: { value: boolean | null }) {
  const t = useTranslations('connections.session')
  const yesNo = useTranslations('lists')
  if (value === null) return <Maybe text={null} />
  return value ? (
    <State kind="warn">
      <span title={t('timedOutHelp')}>{yesNo('yes')}</span>
    </State>
  ) : (
    <YesNo value={false} />
  )
}

function Filters({ of: filters }: { of: Outgoing['filters'] }) {
  const texts = filters.map(({ name, value }) => (value === null ? name : `${name}: ${value}`))
  const text = texts.join('; ')
  return text === '' ? (
    <Maybe text={null} none />
  ) : (
    <span className="mono cut" title={texts.join('\n')}>
      {text}
    </span>
  )
}

const incomingColumns = into.columns([
  into.accessor('handle', {
    header: () => <Word k="connections.session.handle" />,
    meta: { number: true, width: 72 },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  into.accessor('name', {
    header: () => <Word k="connections.session.link" />,
    meta: { phone: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  into.accessor('address', {
    header: () => <Word k="connections.session.target" />,
    meta: { width: 260 },
    // Without one each message says itself where it goes.
    cell: (cell) => <Maybe text={cell.getValue()} none />,
  }),
  into.accessor('settleMode', {
    header: () => <Word k="connections.session.settleMode" />,
    meta: { width: 120 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  into.accessor('deliveries', {
    header: () => <Word k="connections.session.deliveries" />,
    meta: number,
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  into.accessor('credit', {
    header: () => <Word k="connections.session.credit" />,
    meta: { ...number, phone: true, phoneWidth: 84 },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  into.accessor('largestMessage', {
    header: () => <Word k="connections.session.largestMessage" />,
    meta: { ...number, width: 128 },
    cell: (cell) => <Limit value={cell.getValue()} />,
  }),
  into.accessor('unconfirmed', {
    header: () => <Word k="channels.unconfirmed" />,
    meta: number,
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
])

const outgoingColumns = out.columns([
  out.accessor('handle', {
    header: () => <Word k="connections.session.handle" />,
    meta: { number: true, width: 72 },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  out.accessor('name', {
    header: () => <Word k="connections.session.link" />,
    meta: { phone: true },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  out.accessor('address', {
    header: () => <Word k="connections.session.source" />,
    meta: { width: 200 },
    cell: (cell) => <Maybe text={cell.getValue()} />,
  }),
  out.accessor('queue', {
    header: () => <Word k="consumers.queue" />,
    meta: { width: 200 },
    cell: ({ row: { original: link } }) =>
      link.queue === null || link.vhost === null ? (
        <Maybe text={link.queue} />
      ) : (
        <NameLink href={paths.queue({ vhost: link.vhost, name: link.queue })} name={link.queue} />
      ),
  }),
  out.accessor('sentSettled', {
    header: () => <Word k="connections.session.sentSettled" />,
    meta: { width: 120 },
    cell: (cell) => {
      const value = cell.getValue()
      return value === null ? <Maybe text={null} /> : <YesNo value={value} />
    },
  }),
  out.accessor('deliveries', {
    header: () => <Word k="connections.session.deliveries" />,
    meta: number,
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  out.accessor('credit', {
    header: () => <Word k="connections.session.credit" />,
    meta: { ...number, phone: true, phoneWidth: 84 },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
  out.accessor('largestMessage', {
    header: () => <Word k="connections.session.largestMessage" />,
    meta: { ...number, width: 128 },
    cell: (cell) => <Limit value={cell.getValue()} />,
  }),
  out.accessor('timedOut', {
    header: () => <Word k="connections.session.timedOut" />,
    meta: { width: 88 },
    cell: (cell) => <TimedOut value={cell.getValue()} />,
  }),
  out.accessor('filters', {
    header: () => <Word k="connections.session.filters" />,
    meta: { width: 260 },
    cell: (cell) => <Filters of={cell.getValue()} />,
  }),
])

interface ClientSessionsProps {
  sessions: readonly AmqpSession[]
  vhost: string | null
  stale: boolean
}

/** The sessions of a connection that speaks AMQP 1.0, each with the links on which its client publishes and consumes. */
export function ClientSessions({ sessions, vhost, stale }: ClientSessionsProps) {
  const t = useTranslations('connections.session')
  if (sessions.length === 0) {
    return (
      <Panel title={t('title')}>
        <p className="text-small text-ink-2">{t('none')}</p>
      </Panel>
    )
  }
  return sessions.map((session) => (
    <Session key={session.channel} session={session} vhost={vhost} stale={stale} />
  ))
}

function Session({ session, vhost, stale }: { session: AmqpSession; vhost: string | null; stale: boolean }) {
  const t = useTranslations('connections.session')
  const { channel, incoming, outgoing } = session
  const links = t('links', { incoming: incoming.length, outgoing: outgoing.length })
  return (
    <>
      <Panel title={t('one', { channel: String(channel) })} aside={links}>
        <DetailList
          details={[
            { label: t('unsettled'), value: <Count value={session.unsettled} /> },
            { label: t('incomingWindow'), value: <Count value={session.incomingWindow} /> },
            { label: t('remoteIncomingWindow'), value: <Count value={session.remoteIncomingWindow} /> },
            { label: t('remoteOutgoingWindow'), value: <Count value={session.remoteOutgoingWindow} /> },
            { label: t('nextIncomingId'), value: <Count value={session.nextIncomingId} /> },
            { label: t('nextOutgoingId'), value: <Count value={session.nextOutgoingId} /> },
            { label: t('handleMax'), value: <Count value={session.handleMax} /> },
          ]}
        />
      </Panel>
      {incoming.length === 0 ? null : (
        <Panel flush title={t('incoming', { channel: String(channel) })}>
          <DataTable
            label={t('incoming', { channel: String(channel) })}
            columns={incomingColumns}
            rows={incoming}
            rowId={linkId}
            stale={stale}
          />
        </Panel>
      )}
      {outgoing.length === 0 ? null : (
        <Panel flush title={t('outgoing', { channel: String(channel) })}>
          <DataTable
            label={t('outgoing', { channel: String(channel) })}
            columns={outgoingColumns}
            rows={outgoing.map((link) => ({ ...link, vhost }))}
            rowId={linkId}
            stale={stale}
          />
        </Panel>
      )}
    </>
  )
}
