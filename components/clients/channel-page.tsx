'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug, Unplug } from 'lucide-react'
import { LinkButton } from '@/components/layout/link-button'
import { ObjectPage } from '@/components/layout/object-page'
import { StateOf } from '@/components/layout/state-of'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import { useChartRange } from '@/lib/client/chart-range'
import { channelQuery } from '@/lib/client/queries/client-pages'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSectionHref } from '@/lib/client/virtual-host'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ChannelDetails } from './channel-details'
import { ChannelHolds } from './channel-holds'

const ChannelCharts = laterPart(
  () => import('./channel-charts').then((module) => module.ChannelCharts),
  () => <div className="min-h-[217px] flex-none border-t border-line-2" />,
)
const ChannelFlows = laterPart(() => import('./channel-flows').then((module) => module.ChannelFlows))
const ClientConsumers = laterPart(() => import('./client-parts').then((module) => module.ClientConsumers))

/** One channel: what it holds, how fast it works, where it publishes, what it gets, who consumes on it. */
export function ChannelPage({ name }: { name: string }) {
  const t = useTranslations('channels')
  const list = useSectionHref()(paths.channels())
  const [range] = useChartRange()
  const query = useQuery({ ...channelQuery(name, range), refetchInterval: useRefreshInterval() })
  return (
    <ObjectPage
      name={name}
      copyLabel={t('one.copyName')}
      list={{ href: list, words: t('title') }}
      query={query}
      gone={(was) => ({
        icon: Unplug,
        title: t(was ? 'gone.was' : 'gone.title', { name }),
        help: t('gone.help'),
        toList: t('gone.list'),
      })}
      renderAside={({ channel }) => <StateOf state={channel.state} />}
      renderActions={({ channel }) =>
        channel.connection === null ? null : (
          <LinkButton href={paths.connection(channel.connection)} icon={<Plug />}>
            {t('menu.connection')}
          </LinkButton>
        )
      }
    >
      {(data, stale) => (
        <>
          <ChannelHolds channel={data.channel} />
          <ChannelDetails data={data} />
          <ChannelCharts data={data} stale={stale} />
          <ChannelFlows data={data} stale={stale} />
          <ClientConsumers ofChannel consumers={data.channel.consumerList} stale={stale} />
        </>
      )}
    </ObjectPage>
  )
}
