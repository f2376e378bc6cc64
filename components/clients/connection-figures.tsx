'use client'

import { FiguresStrip } from '@/components/layout/figures-strip'
import { Bytes, Count } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import type { ConnectionAnswer } from '@/lib/api/client-pages'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { AmqpSession } from '@/lib/rabbitmq/amqp-session'
import type { Channel } from '@/lib/rabbitmq/channel'

/** Unknown as soon as one of them is. */
const sum = (values: readonly (number | null)[]): number | null =>
  values.reduce((all, value) => (all === null || value === null ? null : all + value), 0)

/** What all channels hold together; unknown as soon as one of them is. */
const sumOf = (channels: readonly Channel[] | null, field: 'unacked' | 'unconfirmed'): number | null =>
  channels === null ? null : sum(channels.map((channel) => channel[field]))

const unsettledOf = (sessions: readonly AmqpSession[]) => sum(sessions.map(({ unsettled }) => unsettled))
const unconfirmedOf = (sessions: readonly AmqpSession[]) =>
  sum(sessions.flatMap(({ incoming }) => incoming.map(({ unconfirmed }) => unconfirmed)))

/** What one connection carries and holds. */
export function ConnectionFigures({ data }: { data: ConnectionAnswer }) {
  const t = useTranslations('connections')
  const words = useTranslations('channels')
  const { connection, channels, consumers, sessions } = data
  const held = sessions === null ? sumOf(channels, 'unacked') : unsettledOf(sessions)
  const sent = sessions === null ? sumOf(channels, 'unconfirmed') : unconfirmedOf(sessions)
  return (
    <FiguresStrip
      figures={[
        {
          label: t('fromClient'),
          mark: <Swatch colour="publish" line />,
          value: <Bytes value={connection.receivedRate} perSecond />,
        },
        {
          label: t('toClient'),
          mark: <Swatch colour="deliver" line />,
          value: <Bytes value={connection.sentRate} perSecond />,
        },
        {
          label: words('unacked'),
          mark: <Swatch colour="unacked" />,
          value: <Count value={held} />,
          colour: 'unacked',
        },
        { label: words('unconfirmed'), value: <Count value={sent} /> },
        ...(sessions === null
          ? [
              { label: t('channels'), value: <Count value={channels?.length ?? connection.channels} /> },
              { label: words('consumers'), value: <Count value={consumers?.length ?? null} /> },
            ]
          : [{ label: t('session.title'), value: <Count value={sessions.length} /> }]),
      ]}
    />
  )
}
