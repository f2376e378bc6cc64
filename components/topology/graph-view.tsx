'use client'

import { Share2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { visible } from '@/components/message/visible'
import { paths } from '@/lib/api/paths'
import type { Topology } from '@/lib/api/topology'
import { isReservedName } from '@/lib/rabbitmq/plain-names'
import { findNodes, readingOrder } from './graph-find'
import type { TraceMarks } from './trace-marks'
import { useDrawing } from './use-drawing'

/** React Flow comes when a graph is to be drawn, and with no other page. */
const GraphCanvas = dynamic(() => import('./graph-canvas').then((module) => module.GraphCanvas), {
  ssr: false,
})

interface GraphViewProps {
  vhost: string
  topology: Topology
  find: string
  /** How often Enter was pressed since the text changed. */
  step: number
  /** Where a traced message goes. */
  marks: TraceMarks | null
  stale: boolean
}

/** The drawn graph with its search. Mounted anew for another virtual host. */
export function GraphView({ vhost, topology, find, step, marks, stale }: GraphViewProps) {
  const t = useTranslations('topology')
  const { graph, drawing } = useDrawing(topology)
  const order = useMemo(() => readingOrder(graph, drawing), [graph, drawing])
  const nodes = useMemo(() => findNodes(order, find), [order, find])
  const at = nodes.length === 0 ? 0 : Math.max(0, step - 1) % nodes.length
  const shown = step > 0 || nodes.length === 1 ? nodes[at] : undefined
  const found = useMemo(
    () => ({ matches: nodes.map((node) => node.id), current: shown?.id ?? null }),
    [nodes, shown],
  )
  if (isUnwired(topology)) {
    return (
      <EmptyState
        icon={<Share2 size={16} strokeWidth={1.5} />}
        title={t('emptyTitle', { vhost })}
        actions={<LinkButton href={paths.queues()}>{t('toQueues')}</LinkButton>}
      >
        {t('emptyHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      <output className="pointer-events-none absolute top-2 left-3 z-10 rounded-s bg-surface-0 px-1.5 text-small text-ink-2">
        {find === ''
          ? ''
          : shown === undefined
            ? t('found', { count: nodes.length })
            : t('foundAt', {
                at: String(at + 1),
                count: String(nodes.length),
                name: visible(shown.name),
              })}
      </output>
      <GraphCanvas
        vhost={vhost}
        graph={graph}
        drawing={drawing}
        order={order}
        found={found}
        marks={marks}
        stale={stale}
      />
    </>
  )
}

/** Every virtual host has the broker's own exchanges: they alone are no topology. */
const isUnwired = ({ queues, bindings, exchanges }: Topology): boolean =>
  queues.length === 0 &&
  bindings.length === 0 &&
  exchanges.every(({ name }) => name === '' || isReservedName(name))
