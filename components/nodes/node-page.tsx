'use client'

import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import { DataTable } from '@/components/table/data-table'
import { ListNotes } from '@/components/table/list-notes'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import { useChartRange } from '@/lib/client/chart-range'
import { nodeQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Node } from '@/lib/rabbitmq/node'
import { MemoryUse } from './memory-use'
import { NodeBinaries } from './node-binaries'
import { NodeCharts } from './node-charts'
import { NodeDetails } from './node-details'
import { NodeLinks, NodeParts } from './node-parts'
import { limitColumns } from './nodes-columns'

const rowId = (node: Node) => node.name

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
      ) : data === undefined ? (
        error === null ? (
          <PageSkeleton />
        ) : (
          <QueryProblem error={error} onRetry={retry} />
        )
      ) : (
        <>
          <ListNotes data={{ ...data, unreadable: 0 }} error={error} onRetry={retry} />
          <Panel title={t('one.figures')} flush>
            <DataTable
              label={t('one.figures')}
              columns={limitColumns([data.node])}
              rows={[data.node]}
              rowId={rowId}
              stale={error !== null}
            />
          </Panel>
          <NodeCharts samples={data.samples} told={data.node.memory !== null} stale={error !== null} />
          <MemoryUse memory={data.node.memoryParts} />
          <NodeBinaries name={name} />
          <NodeDetails node={data.node} />
          <NodeParts node={data.node} />
          <NodeLinks node={data.node} />
        </>
      )}
    </Page>
  )
}
