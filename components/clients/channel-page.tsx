'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug, Unplug } from 'lucide-react'
import { LinkButton } from '@/components/layout/link-button'
import { Crumbs } from '@/components/layout/crumbs'
import { Gone } from '@/components/layout/gone'
import { visible } from '@/lib/i18n/visible'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { QueryProblem } from '@/components/layout/query-problem'
import { StateOf } from '@/components/layout/state-of'
import { ListNotes } from '@/components/table/list-notes'
import { CopyButton } from '@/components/ui/copy-button'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
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
  const { data, error } = query
  const gone = error instanceof ConsoleError && error.code === 'not_found'
  const there = data !== undefined && !gone
  const connection = there ? data.channel.connection : null
  const retry = () => void query.refetch()
  return (
    <Page
      mono
      scroll
      title={visible(name)}
      crumbs={<Crumbs list={{ href: list, words: t('title') }} />}
      copy={<CopyButton text={name} label={t('one.copyName')} />}
      aside={there ? <StateOf state={data.channel.state} /> : undefined}
      actions={
        connection === null ? null : (
          <LinkButton href={paths.connection(connection)} icon={<Plug />}>
            {t('menu.connection')}
          </LinkButton>
        )
      }
    >
      {gone ? (
        <Gone
          icon={Unplug}
          title={t(data === undefined ? 'gone.title' : 'gone.was', { name })}
          list={{ href: list, words: t('gone.list') }}
        >
          {t('gone.help')}
        </Gone>
      ) : data === undefined ? (
        error === null ? (
          <PageSkeleton />
        ) : (
          <QueryProblem error={error} onRetry={retry} />
        )
      ) : (
        <>
          <ListNotes data={{ ...data, unreadable: 0 }} error={error} onRetry={retry} />
          <ChannelHolds channel={data.channel} />
          <ChannelDetails data={data} />
          <ChannelCharts data={data} stale={error !== null} />
          <ChannelFlows data={data} stale={error !== null} />
          <ClientConsumers ofChannel consumers={data.channel.consumerList} stale={error !== null} />
        </>
      )}
    </Page>
  )
}
