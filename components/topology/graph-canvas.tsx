'use client'

import '@xyflow/react/dist/base.css'
import { Background, ReactFlow } from '@xyflow/react'
import { useMemo, useState, type FocusEvent, type PointerEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/components/message/visible'
import { cx } from '@/components/ui/cx'
import type { Graph } from './graph'
import { Camera, leastZoom, type FoundNodes } from './graph-camera'
import { BindingLine, type BindingFlowEdge } from './graph-edge'
import { GraphLabels } from './graph-labels'
import type { GraphDrawing } from './graph-layout'
import { ExchangeBox, QueueBox, type ExchangeFlowNode, type QueueFlowNode } from './graph-nodes'
import { GraphTools } from './graph-tools'
import type { TraceMarks } from './trace-marks'

type FlowNode = ExchangeFlowNode | QueueFlowNode

const nodeTypes = { exchange: ExchangeBox, queue: QueueBox }
const edgeTypes = { binding: BindingLine }

interface GraphCanvasProps {
  vhost: string
  graph: Graph
  drawing: GraphDrawing
  /** In reading order: so goes the Tab key. */
  order: readonly Graph['nodes'][number][]
  found: FoundNodes
  /** Where a traced message goes: all else steps back. */
  marks: TraceMarks | null
  /** Old numbers. */
  stale: boolean
}

/** The drawn graph: to be panned, zoomed and walked through; nothing on it can be moved. */
export function GraphCanvas({ vhost, graph, drawing, order, found, marks, stale }: GraphCanvasProps) {
  const [near, setNear] = useState<string | null>(null)
  const nodes = useFlowNodes(vhost, order, drawing, found, marks)
  const edges = useFlowEdges(graph, drawing, near, marks)
  const touch = (event: FocusEvent | PointerEvent) => setNear(nodeIdOf(event.target))
  return (
    <ReactFlow<FlowNode, BindingFlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      zoomOnDoubleClick={false}
      minZoom={leastZoom}
      maxZoom={2}
      onPointerOver={touch}
      onFocus={touch}
      onBlur={() => setNear(null)}
      className="bg-surface-0! [--xy-attribution-background-color:transparent] [&_.react-flow\_\_attribution_a]:text-ink-3!"
      data-stale={stale || undefined}
      data-dense={edges.length > denseFrom || undefined}
    >
      <Background gap={20} size={2} color="var(--line-1)" />
      <GraphLabels drawing={drawing} marks={marks} />
      <Camera drawing={drawing} found={found} />
      <GraphTools bounds={drawing.layout.bounds} />
    </ReactFlow>
  )
}

/** So many lines are one grey: they step back until somebody points at a node. */
const denseFrom = 150

/** The node that an event came from. */
const nodeIdOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? null) : null

function useFlowNodes(
  vhost: string,
  order: readonly Graph['nodes'][number][],
  { layout, sizes }: GraphDrawing,
  { matches, current }: FoundNodes,
  marks: TraceMarks | null,
): FlowNode[] {
  // Apart from the search, so that a node whose numbers are the same is not drawn again.
  const data = useMemo(() => new Map(order.map((node) => [node.id, { node, vhost }])), [order, vhost])
  return useMemo(() => {
    const found = new Set(matches)
    return [...data].map(([id, { node }]) => {
      const { x, y } = layout.places.get(id) ?? { x: 0, y: 0 }
      const { width, height } = sizes[node.kind]
      return {
        id,
        type: node.kind,
        data: data.get(id),
        position: { x, y },
        width,
        height,
        measured: { width, height },
        selected: found.has(id),
        className: cx(id === current && 'current', nodeMark(id, marks)),
        domAttributes: { 'aria-roledescription': undefined, 'aria-describedby': undefined },
      } as FlowNode
    })
  }, [data, layout, sizes, matches, current, marks])
}

const nodeMark = (id: string, marks: TraceMarks | null): string => {
  if (marks === null) return ''
  if (marks.nodes.has(id)) return 'hit'
  return marks.missedNodes.has(id) ? 'missed' : 'dim'
}

const edgeMark = (id: string, marks: TraceMarks): string => {
  if (marks.edges.has(id)) return 'hit'
  return marks.missedEdges.has(id) ? 'missed' : 'dim'
}

function useFlowEdges(
  graph: Graph,
  { layout, labels }: GraphDrawing,
  near: string | null,
  marks: TraceMarks | null,
) {
  const t = useTranslations('topology')
  const edges = useMemo(
    () =>
      graph.edges.flatMap((edge): BindingFlowEdge[] => {
        const route = layout.routes.get(edge.id)
        if (route === undefined) return []
        const keys = (labels.get(edge.id)?.lines ?? []).slice(0, maxSpokenKeys).join(', ')
        const ends = { source: visible(edge.sourceName), target: visible(edge.targetName) }
        return [
          {
            id: edge.id,
            type: 'binding',
            source: edge.source,
            target: edge.target,
            // Below keys and boxes, also while it is lit.
            zIndex: -1,
            data: { route },
            ariaLabel: t('edge', { ...ends, keys }),
            domAttributes: { 'aria-roledescription': undefined },
          },
        ]
      }),
    [graph, layout, labels, t],
  )
  const marked = useMemo(
    () =>
      marks === null
        ? edges
        : edges.map((edge) => {
            const mark = edgeMark(edge.id, marks)
            return { ...edge, className: mark, zIndex: mark === 'dim' ? -1 : 0 }
          }),
    [edges, marks],
  )
  return useMemo(
    () =>
      near === null
        ? marked
        : marked.map((edge) =>
            edge.source === near || edge.target === near
              ? { ...edge, className: cx(edge.className, 'lit'), zIndex: 0 }
              : edge,
          ),
    [marked, near],
  )
}

const maxSpokenKeys = 20
