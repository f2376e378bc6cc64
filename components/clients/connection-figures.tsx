'use client'

import { FiguresStrip } from '@/components/layout/figures-strip'
import { Bytes, Count } from '@/components/ui/figures'
import { Swatch } from '@/components/ui/swatch'
import type { ConnectionAnswer } from '@/lib/api/client-pages'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Channel } from '@/lib/rabbitmq/channel'

/** What all channels hold together; unknown as soon as one of them is. */
const sumOf = (channels: readonly Channel[] | null, field: 'unacked' | 'unconfirmed'): number | null =>
  channels === null
    ? null
    : channels.reduce<number | null>((sum, channel) => {
        const value = channel[field]
        return sum === null || value === null ? null : sum + value
      }, 0)

/** What one connection carries and holds. */
export function ConnectionFigures({ data }: { data: ConnectionAnswer }) {
  const t = useTranslations('connections')
  const words = useTranslations('channels')
  const { connection, channels, consumers } = data
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
          value: <Count value={sumOf(channels, 'unacked')} />,
        },
        { label: words('unconfirmed'), value: <Count value={sumOf(channels, 'unconfirmed')} /> },
        { label: t('channels'), value: <Count value={channels?.length ?? connection.channels} /> },
        { label: words('consumers'), value: <Count value={consumers?.length ?? null} /> },
      ]}
    />
  )
}
