'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import { DataTable } from '@/components/table/data-table'
import { ListNotes } from '@/components/table/list-notes'
import { Skeleton } from '@/components/ui/skeleton'
import { nodesQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Node } from '@/lib/rabbitmq/node'
import { limitColumns } from './nodes-columns'

const rowId = (node: Node) => node.name

/** The nodes of the cluster with what they use of their limits. */
export function NodesPanel() {
  const t = useTranslations('nodes')
  const { data, error, refetch } = useQuery({ ...nodesQuery, refetchInterval: useRefreshInterval() })
  if (error !== null && data === undefined) {
    return (
      <Panel title={t('title')} flush>
        <QueryProblem error={error} onRetry={() => void refetch()} />
      </Panel>
    )
  }
  const nodes = data?.nodes
  if (nodes === null) {
    return (
      <Panel title={t('title')}>
        <p className="text-small text-ink-2">{t('hidden')}</p>
      </Panel>
    )
  }
  const running = nodes?.filter((node) => node.running).length
  return (
    <Panel
      title={t('title')}
      aside={
        running === undefined || nodes === undefined
          ? undefined
          : t('running', { running: String(running), count: String(nodes.length) })
      }
      flush
    >
      {data === undefined ? null : <ListNotes data={data} error={error} onRetry={() => void refetch()} />}
      {nodes === undefined ? (
        // As high as most clusters' one node: a table of skeleton rows would jump.
        <p aria-hidden className="late h-[60px] border-t border-line-2 px-4 py-3 max-sm:px-3">
          <Skeleton width="46%" />
        </p>
      ) : (
        <DataTable
          label={t('title')}
          columns={limitColumns(nodes)}
          rows={nodes}
          rowId={rowId}
          stale={error !== null}
          empty={<p className="px-4 py-3 text-small text-ink-2">{t('empty')}</p>}
        />
      )}
    </Panel>
  )
}
