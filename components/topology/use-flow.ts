'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import type { ExchangeFlowNode } from './exchange-box'
import type { Graph } from './graph'
import type { FoundNodes } from './graph-camera'
import type { DrawnEdge } from './graph-edge'
import { sizeIn, type GraphDrawing } from './graph-layout'
import type { GroupFlowNode } from './group-box'
import { shownRate } from './node-names'
import type { OuterFlowNode } from './outer-box'
import type { QueueFlowNode } from './queue-box'
import type { TraceMarks } from './trace-marks'

export type FlowNode = ExchangeFlowNode | QueueFlowNode | GroupFlowNode | OuterFlowNode

/** The nodes as React Flow takes them. */
export function useFlowNodes(
  order: readonly Graph['nodes'][number][],
  { layout, sizes }: GraphDrawing,
  { matches, current }: FoundNodes,
  marks: TraceMarks | null,
): FlowNode[] {
  // Apart from the search, so that a node whose numbers are the same is not drawn again.
  const data = useMemo(() => new Map(order.map((node) => [node.id, { node }])), [order])
  return useMemo(() => {
    const found = new Set(matches)
    return [...data].map(([id, { node }]) => {
      const { x, y } = layout.places.get(id) ?? { x: 0, y: 0 }
      const { width, height } = sizeIn(sizes, node)
      const isOuter = node.kind === 'publisher' || node.kind === 'consumer' || node.kind === 'remote'
      return {
        id,
        type: isOuter ? 'outer' : node.kind,
        data: data.get(id),
        position: { x, y },
        width,
        height,
        measured: { width, height },
        // Binding handles are our own component, so React Flow has none to measure.
        handles: [],
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
  if (marks.missedNodes.has(id)) return 'missed'
  return marks.after.has(id) ? '' : 'dim'
}

const edgeMark = (id: string, marks: TraceMarks): string => {
  if (marks.edges.has(id)) return 'hit'
  if (marks.missedEdges.has(id)) return 'missed'
  return marks.after.has(id) ? '' : 'dim'
}

/** The edges with their routes and what they say; one without a place for its ends is left out. */
export function useDrawnEdges(graph: Graph, { layout, labels }: GraphDrawing): DrawnEdge[] {
  const t = useTranslations('topology')
  return useMemo(
    () =>
      graph.edges.flatMap((edge): DrawnEdge[] => {
        const route = layout.routes.get(edge.id)
        if (route === undefined) return []
        const keys = (labels.get(edge.id)?.lines ?? []).slice(0, maxSpokenKeys).join(', ')
        const ends = { source: visible(edge.sourceName), target: visible(edge.targetName) }
        const said = keys === '' ? t('edgeBare', ends) : t('edge', { ...ends, keys })
        const { id, source, target, kind, rate } = edge
        const label = rate === null ? said : `${said}, ${shownRate(rate)}`
        return [{ id, source, target, kind, route, rate, label }]
      }),
    [graph, layout, labels, t],
  )
}

/** How the edges of a traced message look, and all others meanwhile. */
export const useEdgeMarks = (
  edges: readonly DrawnEdge[],
  marks: TraceMarks | null,
): ReadonlyMap<string, string> =>
  useMemo(
    () => new Map(marks === null ? [] : edges.map(({ id }) => [id, edgeMark(id, marks)] as const)),
    [edges, marks],
  )

const maxSpokenKeys = 20
