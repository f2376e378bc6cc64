'use client'

import Link from 'next/link'
import { CollectionsOf } from '@/components/layout/collections-of'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { FiguresStrip } from '@/components/layout/figures-strip'
import { Maybe } from '@/components/layout/maybe'
import { Panel } from '@/components/layout/panel'
import { Count, Rate, RateOrIdle } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import type { ChannelAnswer } from '@/lib/api/client-pages'
import { paths } from '@/lib/api/paths'
import { keepsRates } from '@/lib/rabbitmq/keeps-rates'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ChannelDetails as Channel } from '@/lib/rabbitmq/channel-details'
import { ChannelMode } from './channel-mode'
import { Prefetch } from './unacked'

/** What one channel holds and does, and what it is. */
export function ChannelDetails({ data: { channel, statistics } }: { data: ChannelAnswer }) {
  const t = useTranslations('channels')
  const counts = keepsRates(statistics)
  return (
    <>
      <FiguresStrip
        figures={[
          {
            label: t('unacked'),
            mark: <Swatch colour="unacked" />,
            value: <Count value={channel.unacked} />,
            colour: 'unacked',
          },
          { label: t('prefetch'), value: <Prefetch value={channel.prefetch} /> },
          { label: t('unconfirmed'), value: <Count value={channel.unconfirmed} /> },
          {
            label: t('publish'),
            mark: <Swatch colour="publish" line />,
            value: <RateOrIdle value={channel.publishRate} counts={counts} />,
          },
          {
            label: t('deliverGet'),
            mark: <Swatch colour="deliver" line />,
            value: <RateOrIdle value={channel.deliverGetRate} counts={counts} />,
          },
          {
            label: t('ack'),
            mark: <Swatch colour="ack" line />,
            value: <RateOrIdle value={channel.ackRate} counts={counts} />,
          },
        ]}
      />
      <Panel title={t('one.details')}>
        <div className="grid gap-x-8 gap-y-1 lg:grid-cols-2">
          <DetailList details={useWho(channel)} />
          <DetailList details={useLimits(channel)} />
        </div>
      </Panel>
    </>
  )
}

function useWho(channel: Channel): Detail[] {
  const t = useTranslations('channels')
  const { connection, number, user, vhost, node } = channel
  return [
    {
      label: t('connection'),
      value:
        connection === null ? (
          <Maybe text={null} />
        ) : (
          <Link href={paths.connection(connection)} prefetch={false} className="hover:underline">
            {connection}
          </Link>
        ),
      mono: true,
    },
    { label: t('number'), value: <Count value={number} /> },
    { label: t('user'), value: <Maybe text={user} /> },
    { label: t('vhost'), value: <Maybe text={vhost} />, mono: true },
    { label: t('node'), value: <Maybe text={node} />, mono: true },
    ...useProcess(channel),
  ]
}

/** What the broker's process of the channel does. */
function useProcess({ reductionsRate, collections }: Channel): Detail[] {
  const t = useTranslations('channels.one')
  const reductions = (
    <span title={t('reductionsHelp')}>
      <Rate value={reductionsRate} />
    </span>
  )
  return [
    ...(reductionsRate === null ? [] : [{ label: t('reductions'), value: reductions }]),
    ...(collections === null
      ? []
      : [{ label: t('collections'), value: <CollectionsOf value={collections} /> }]),
  ]
}

/** What this version does not tell is left out. */
const titled = (value: number | null, label: string, title: string): Detail[] =>
  value === null
    ? []
    : [
        {
          label,
          value: (
            <span title={title}>
              <Count value={value} />
            </span>
          ),
        },
      ]

function useLimits(channel: Channel): Detail[] {
  const t = useTranslations('channels')
  return [
    { label: t('mode'), value: <ChannelMode channel={channel} /> },
    { label: t('consumers'), value: <Count value={channel.consumers} /> },
    // Versions that have no such prefetch any more tell nothing of it.
    ...(channel.globalPrefetch === null
      ? []
      : [{ label: t('globalPrefetch'), value: <Prefetch value={channel.globalPrefetch} /> }]),
    { label: t('uncommitted'), value: <Count value={channel.uncommitted} /> },
    { label: t('acksUncommitted'), value: <Count value={channel.acksUncommitted} /> },
    ...titled(channel.pendingRaftCommands, t('one.pendingRaft'), t('one.pendingRaftHelp')),
    ...titled(channel.cachedSegments, t('one.cachedSegments'), t('one.cachedSegmentsHelp')),
  ]
}
