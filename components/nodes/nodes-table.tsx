'use client'

import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import { useMemo } from 'react'
import { Panel } from '@/components/layout/panel'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { TableTools } from '@/components/table/table-tools'
import { useTableView } from '@/components/table/use-table-view'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { useListParams } from '@/lib/client/list-params'
import { nodesQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Node } from '@/lib/rabbitmq/node'
import { columnsOfNodes } from './nodes-columns'
import { pageOfNodes } from './pages-of-nodes'

const rowId = (node: Node) => node.name
const none: Node[] = []

/** The nodes of the cluster: found, sorted, with the columns that somebody wants. */
export function NodesTable() {
  const t = useTranslations('nodes')
  const params = useListParams()
  const { name, sorting } = params
  const refetchInterval = useRefreshInterval()
  const { data: answer } = useQuery({ ...nodesQuery, refetchInterval })
  const query = useQuery({
    ...nodesQuery,
    refetchInterval,
    select: (each) => pageOfNodes(each, { name, sorting }),
  })
  const nodes = answer?.nodes
  const columns = useMemo(() => columnsOfNodes(nodes ?? none), [nodes])
  const view = useTableView('nodes', columns)
  if (nodes === null) return <Hidden plugins={answer?.plugins ?? null} />
  const running = nodes?.filter((node) => node.running).length
  return (
    <Panel
      title={t('cluster')}
      flush
      {...(running === undefined || nodes === undefined
        ? {}
        : { aside: t('running', { running: String(running), count: String(nodes.length) }) })}
    >
      <div className="flex h-10 items-center gap-1.5 px-4 whitespace-nowrap max-sm:h-12 max-sm:px-3">
        <FilterBox label={t('filter')} value={name} onChange={params.setName} />
        <TableTools view={view} />
      </div>
      <ListTable
        fill={false}
        label={t('title')}
        view={view}
        rowId={rowId}
        rowName={rowId}
        query={query}
        params={params}
        empty={
          <EmptyState icon={<Server size={16} />} title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Panel>
  )
}

/** To those who may not see nodes the broker tells which plugins have pages in its own management UI. */
function Hidden({ plugins }: { plugins: readonly string[] | null }) {
  const t = useTranslations('nodes')
  return (
    <Panel title={t('cluster')}>
      <p className="text-small text-ink-2">{t('hidden')}</p>
      {plugins === null || plugins.length === 0 ? null : (
        <>
          <h3 className="mt-3 mb-1 text-small text-ink-3">{t('extensions')}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {plugins.map((plugin) => (
              <li key={plugin}>
                <Chip>{plugin}</Chip>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
