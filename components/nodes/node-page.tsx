'use client'

import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Crumbs } from '@/components/layout/crumbs'
import { Gone } from '@/components/layout/gone'
import { visible } from '@/lib/i18n/visible'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { QueryProblem } from '@/components/layout/query-problem'
import { ListNotes } from '@/components/table/list-notes'
import { CopyButton } from '@/components/ui/copy-button'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import { useChartRange } from '@/lib/client/chart-range'
import { nodeQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'
import { ResetStatistics } from './reset-statistics'

const NodeSections = laterPart(
  () => import('./node-sections').then((module) => module.NodeSections),
  () => <PageSkeleton />,
)

/** One node: what it uses of its limits, over time and by use, what it is and what runs on it. */
export function NodePage({ name }: { name: string }) {
  const t = useTranslations('nodes')
  const [range] = useChartRange()
  const query = useQuery({ ...nodeQuery(name, range), refetchInterval: useRefreshInterval() })
  const { data, error } = query
  const gone = error instanceof ConsoleError && error.code === 'not_found'
  const retry = () => void query.refetch()
  return (
    <Page
      mono
      scroll
      title={visible(name)}
      crumbs={<Crumbs list={{ href: paths.nodes(), words: t('title') }} />}
      copy={<CopyButton text={name} label={t('one.copyName')} />}
      actions={data === undefined || gone ? null : <ResetStatistics node={name} />}
    >
      {gone ? (
        <Gone
          icon={Server}
          title={t('one.goneTitle', { name })}
          list={{ href: paths.nodes(), words: t('one.toNodes') }}
        >
          {t('one.goneHelp')}
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
          <NodeSections data={data} stale={error !== null} />
        </>
      )}
    </Page>
  )
}
