'use client'

import { ReactFlowProvider } from '@xyflow/react'
import { Share2 } from 'lucide-react'
import { useMemo, useState, type RefObject } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import type { Topology } from '@/lib/api/topology'
import { useTranslations } from '@/lib/i18n/use-translations'
import { isReservedName } from '@/lib/rabbitmq/name-rules'
import type { GraphAsked, GraphDialogs } from './graph-asked'
import { GraphBar } from './graph-bar'
import { GraphCanvas } from './graph-canvas'
import { GraphFilters } from './graph-filters'
import { findNodes, readingOrder } from './graph-find'
import { GraphLegend } from './graph-legend'
import { GraphNotes } from './graph-notes'
import type { TraceMarks } from './trace-marks'
import { useDrawing } from './use-drawing'
import type { GraphViewState } from './use-graph-view'

interface GraphViewProps {
  vhost: string
  topology: Topology
  /** Another one is another graph to look at. */
  viewKey: string
  state: GraphViewState
  find: string
  /** How often Enter was pressed since the text changed. */
  step: number
  /** Where a traced message goes. */
  marks: TraceMarks | null
  stale: boolean
  region: RefObject<HTMLElement | null>
  Dialogs: GraphDialogs
}

const nothing = { nodes: [], edges: [] }
const noPlaces: ReadonlyMap<string, { x: number; y: number }> = new Map()

/** The drawn graph with its bar and its search. Mounted anew for another virtual host. */
export function GraphView({
  vhost,
  topology,
  viewKey,
  state,
  find,
  step,
  marks,
  stale,
  region,
  Dialogs,
}: GraphViewProps) {
  const t = useTranslations('topology')
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<GraphAsked | null>(null)
  const drawn = useDrawing(topology, viewKey)
  const graph = drawn?.graph ?? nothing
  const places = drawn?.drawing.layout.places ?? noPlaces
  const order = useMemo(() => readingOrder(graph.nodes, places), [graph, places])
  const nodes = useMemo(() => findNodes(order, find), [order, find])
  const at = nodes.length === 0 ? 0 : Math.max(0, step - 1) % nodes.length
  const shown = step > 0 || nodes.length === 1 ? nodes[at] : undefined
  const found = useMemo(
    () => ({ matches: nodes.map((node) => node.id), current: shown?.id ?? null }),
    [nodes, shown],
  )
  // What was found last, or chosen last.
  const target = shown ?? graph.nodes.find(({ id }) => id === chosen)
  const isNarrow = topology.fitting === 0 || graph.nodes.length === 0
  if (isUnwired(topology)) {
    return (
      <EmptyState
        icon={<Share2 size={16} />}
        title={t('emptyTitle', { vhost })}
        actions={<LinkButton href={paths.queues({ vhost })}>{t('toQueues')}</LinkButton>}
      >
        {t('emptyHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      {drawn === null ? null : (
        <GraphBar
          vhost={vhost}
          topology={topology}
          graph={drawn.graph}
          drawing={drawn.drawing}
          state={state}
          target={target}
          region={region}
        />
      )}
      <GraphFilters state={state} topology={topology} />
      <GraphNotes topology={topology} state={state} />
      <div className="relative min-h-0 flex-1">
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
        {drawn === null ? (
          <p className="late p-4 text-small text-ink-3">{t('drawing')}</p>
        ) : isNarrow ? (
          <EmptyState
            icon={<Share2 size={16} />}
            title={t('filteredTitle', { vhost })}
            actions={
              <Button size="small" onClick={state.clear}>
                {t('showAll')}
              </Button>
            }
          >
            {t('filteredHelp')}
          </EmptyState>
        ) : (
          <ReactFlowProvider>
            <GraphCanvas
              vhost={vhost}
              graph={drawn.graph}
              drawing={drawn.drawing}
              order={order}
              found={found}
              marks={marks}
              stale={stale}
              focus={state.values.focus}
              viewKey={drawn.viewKey}
              onSelect={setChosen}
              onUnfold={state.turnGroup}
              onFocusOn={(focus) => state.set({ focus })}
              onAsk={setAsked}
            />
          </ReactFlowProvider>
        )}
        <Dialogs vhost={vhost} asked={asked} onClose={() => setAsked(null)} />
      </div>
      {drawn === null || isNarrow ? null : <GraphLegend />}
    </>
  )
}

/** Every virtual host has the broker's own exchanges: they alone are no topology. */
const isUnwired = ({ totals, nodes }: Topology): boolean =>
  totals.queues === 0 &&
  totals.bindings === 0 &&
  nodes.length > 0 &&
  nodes.every(
    ({ kind, name }) => (kind === 'exchange' && (name === '' || isReservedName(name))) || kind === 'group',
  )
