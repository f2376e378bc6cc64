'use client'

import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { QueryProblem } from '@/components/layout/query-problem'
import { ListNotes } from '@/components/table/list-notes'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import { useChartRange } from '@/lib/client/chart-range'
import { nodeQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'

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
      title={name}
      crumbs={
        <>
          <Link href={paths.nodes()} prefetch={false} className="hover:underline max-sm:hidden">
            {t('title')}
          </Link>
          <span aria-hidden className="max-sm:hidden">
            /
          </span>
        </>
      }
      aside={<CopyButton text={name} label={t('one.copyName')} />}
    >
      {gone ? (
        <div role="alert" className="border-t border-line-2">
          <EmptyState
            icon={<Server size={16} strokeWidth={1.5} />}
            title={t('one.goneTitle', { name })}
            actions={
              <LinkButton size="small" href={paths.nodes()}>
                {t('one.toNodes')}
              </LinkButton>
            }
          >
            {t('one.goneHelp')}
          </EmptyState>
        </div>
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
