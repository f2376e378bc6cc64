'use client'

import type { ReactNode } from 'react'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Channel } from '@/lib/rabbitmq/channel'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { channelsColumns } from './channels-columns'
import { consumerId, consumersColumns } from './consumers-columns'

const channelParts = new Set([
  'name',
  'state',
  'mode',
  'consumers',
  'prefetch',
  'unacked',
  'unconfirmed',
  'publishRate',
  'deliverGetRate',
  'ackRate',
])
const consumerParts = new Set(['queue', 'tag', 'channel', 'ackRequired', 'prefetch', 'active', 'activity'])

const channelColumns = channelsColumns.filter(({ id }) => channelParts.has(id))
const consumerColumns = consumersColumns.filter(({ id }) => consumerParts.has(id))
/** On the page of the channel. */
const ownColumns = consumerColumns.filter(({ id }) => id !== 'channel')

const channelId = (channel: Channel) => channel.name

/** The channels of one connection. Null: they could not be read, which is said above. */
export function ClientChannels({ channels, stale }: { channels: readonly Channel[] | null; stale: boolean }) {
  const t = useTranslations('connections.one')
  const words = useTranslations('channels')
  return (
    <Panel
      flush
      title={words('title')}
      {...(channels === null ? {} : { aside: words('count', { total: channels.length }) })}
    >
      {channels === null ? (
        <Line>{t('unread')}</Line>
      ) : (
        <DataTable
          label={words('title')}
          columns={channelColumns}
          rows={channels}
          rowId={channelId}
          stale={stale}
          empty={<Line>{t('noChannels')}</Line>}
        />
      )}
    </Panel>
  )
}

interface ClientConsumersProps {
  consumers: readonly Consumer[] | null
  /** Of one channel, which then needs no column. */
  ofChannel?: boolean
  /** Channels whose consumers are missing. */
  unreadChannels?: number
  stale: boolean
}

/** The consumers of one connection or channel. */
export function ClientConsumers(props: ClientConsumersProps) {
  const { consumers, ofChannel = false, unreadChannels = 0, stale } = props
  const t = useTranslations('connections.one')
  const words = useTranslations('consumers')
  return (
    <Panel
      flush
      title={words('title')}
      {...(consumers === null ? {} : { aside: words('count', { total: consumers.length }) })}
    >
      {consumers === null ? (
        <Line>{t(ofChannel ? 'untold' : 'unread')}</Line>
      ) : (
        <DataTable
          label={words('title')}
          columns={ofChannel ? ownColumns : consumerColumns}
          rows={consumers}
          rowId={consumerId}
          stale={stale}
          empty={<Line>{t('noConsumers')}</Line>}
        />
      )}
      {unreadChannels === 0 ? null : <Line>{t('unreadChannels', { count: unreadChannels })}</Line>}
    </Panel>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 text-small text-ink-2 max-sm:px-3">{children}</p>
}
