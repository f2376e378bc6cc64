'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import type { NodeAnswer } from '@/lib/api/nodes'
import type { Node } from '@/lib/rabbitmq/node'
import { MemoryUse } from './memory-use'
import { NodeBinaries } from './node-binaries'
import { NodeCharts, NodeWorkCharts } from './node-charts'
import { NodeDetails } from './node-details'
import { NodeLinks, NodeParts } from './node-parts'
import { limitColumns } from './nodes-columns'
import { whyNoSamples } from './why-no-samples'

const rowId = (node: Node) => node.name

interface NodeSectionsProps {
  data: NodeAnswer
  stale: boolean
}

/** All that is known of a node, section by section. */
export function NodeSections({ data, stale }: NodeSectionsProps) {
  const t = useTranslations('nodes')
  const { node, samples } = data
  const none = whyNoSamples(data)
  return (
    <>
      <Panel title={t('one.figures')} flush>
        <DataTable
          label={t('one.figures')}
          columns={limitColumns([node])}
          rows={[node]}
          rowId={rowId}
          stale={stale}
        />
      </Panel>
      <NodeCharts samples={samples} none={none} stale={stale} />
      <MemoryUse memory={node.memoryParts} />
      <NodeBinaries name={node.name} />
      <NodeDetails node={node} />
      <NodeWorkCharts samples={samples} none={none} stale={stale} />
      <NodeParts node={node} />
      <NodeLinks node={node} />
    </>
  )
}
