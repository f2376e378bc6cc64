'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { MessageCharts } from '@/components/chart/message-charts'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { QueryProblem } from '@/components/layout/query-problem'
import { VhostFilter } from '@/components/layout/vhost-filter'
import { ListNotes } from '@/components/table/list-notes'
import { cx } from '@/components/ui/cx'
import { laterPart } from '@/components/ui/later-part'
import type { Overview } from '@/lib/api/overview'
import { useChartRange } from '@/lib/client/chart-range'
import { overviewQuery } from '@/lib/client/queries/overview'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useVirtualHost } from '@/lib/client/virtual-host'
import { countAlarms } from '@/lib/rabbitmq/count-alarms'
import { ChurnLine } from './churn-line'
import { ObjectCounts } from './object-counts'
import { OverviewFigures } from './overview-figures'
import { PortsLine } from './ports-line'

const NeedsAttention = laterPart(() => import('./needs-attention').then((module) => module.NeedsAttention))

/** On phones the top bar has no room for it. */
const filter = (
  <span className="sm:hidden">
    <VhostFilter />
  </span>
)

interface OverviewScreenProps {
  /** The panel "Nodes". */
  nodes: ReactNode
}

/** The broker, or one of its virtual hosts, on one page: how much waits and flows, what needs attention, what it runs on. */
export function OverviewScreen({ nodes }: OverviewScreenProps) {
  const t = useTranslations('overview')
  const [range] = useChartRange()
  const [vhost] = useVirtualHost()
  const query = useQuery({ ...overviewQuery(range, vhost), refetchInterval: useRefreshInterval() })
  const { data, error } = query
  const retry = () => void query.refetch()
  // What needs attention and the nodes do not wait for totals, and stand here without them. Charts have their room from the
  // first, so that nothing moves when they come.
  const isSplit = data !== undefined || error === null
  return (
    <Page
      title={t('title')}
      scroll
      {...(data === undefined ? {} : { aside: <Health overview={data} /> })}
      actions={filter}
    >
      {data === undefined ? (
        // As high as the figures and counts will be: what stands below keeps its place.
        <div className={cx('flex-none', error === null && 'h-[95px] overflow-hidden max-sm:h-[232px]')}>
          {error === null ? <PageSkeleton /> : <QueryProblem error={error} onRetry={retry} />}
        </div>
      ) : (
        <>
          <ListNotes
            data={{ ...data, unreadable: 0, faults: faultsOf(data) }}
            error={error}
            onRetry={retry}
          />
          <OverviewFigures overview={data} />
          <ObjectCounts objects={data.objects} />
        </>
      )}
      <div
        className={cx(
          'grid flex-[1_0_auto] border-t border-line-2',
          isSplit && 'lg:min-h-[400px] lg:grid-cols-[minmax(0,1fr)_440px]',
        )}
      >
        {isSplit ? (
          <section aria-label={t('charts')} className="flex min-w-0">
            {data === undefined ? null : (
              <MessageCharts
                samples={data.samples}
                statistics={data.statistics}
                incoming={t('publish')}
                stale={error !== null}
              />
            )}
          </section>
        ) : null}
        {/* As high as the charts, and no higher: its list scrolls. */}
        <div className={cx('relative min-w-0 border-line-2', isSplit && 'max-lg:border-t lg:border-l')}>
          <div className={cx('overflow-y-auto', isSplit && 'lg:absolute lg:inset-0')}>
            <NeedsAttention overview={data} vhost={vhost} />
          </div>
        </div>
      </div>
      {data === undefined || vhost === null ? null : (
        <p className="border-t border-line-2 bg-surface-0 px-4 py-1.5 text-small text-ink-2 max-sm:px-3">
          {t('whole')}
        </p>
      )}
      {nodes}
      {data === undefined ? null : (
        <>
          <ChurnLine overview={data} stale={error !== null} />
          {data.listeners === null ? null : <PortsLine listeners={data.listeners} contexts={data.contexts} />}
        </>
      )}
    </Page>
  )
}

/** The panel of the nodes says itself how old they are. */
const faultsOf = ({ faults }: Overview) => faults.filter(({ part }) => part !== 'nodes')

function Health({ overview: { nodes } }: { overview: Overview }) {
  const t = useTranslations('overview')
  if (nodes === null) return null
  const alarms = countAlarms(nodes)
  return (
    <span className="cut">
      {t('health', {
        running: String(nodes.filter((node) => node.running).length),
        count: nodes.length,
        alarms: alarms === null ? t('alarmsUnknown') : t('alarms', { count: alarms }),
        partitions: nodes.filter((node) => node.partitions.length > 0).length,
      })}
    </span>
  )
}
