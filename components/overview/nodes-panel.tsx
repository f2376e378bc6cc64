'use client'

import { useTranslations } from 'use-intl'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import type { Node } from '@/lib/rabbitmq/node'
import { nodesColumns } from './nodes-columns'

const rowId = (node: Node) => node.name

interface NodesPanelProps {
  /** Null where the user may not see them. */
  nodes: readonly Node[] | null
  stale: boolean
}

/** The nodes of the cluster with what they use of their limits. */
export function NodesPanel({ nodes, stale }: NodesPanelProps) {
  const t = useTranslations('overview.nodes')
  if (nodes === null) {
    return (
      <Panel title={t('title')}>
        <p className="text-small text-ink-2">{t('hidden')}</p>
      </Panel>
    )
  }
  const running = nodes.filter((node) => node.running).length
  return (
    <Panel
      title={t('title')}
      aside={t('running', { running: String(running), count: String(nodes.length) })}
      flush
    >
      <DataTable
        label={t('title')}
        columns={nodesColumns}
        rows={nodes}
        rowId={rowId}
        stale={stale}
        empty={<p className="px-4 py-3 text-small text-ink-2">{t('empty')}</p>}
      />
    </Panel>
  )
}
