'use client'

import { replaceEqualDeep } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Topology } from '@/lib/api/topology'
import type { EdgeWords } from './edge-label'
import { topologyGraph, type Graph } from './graph'
import { planDrawing, type DrawingPlan, type GraphDrawing } from './graph-layout'
import { useLayout } from './use-layout'

interface Drawn {
  /** Of what is drawn. */
  viewKey: string
  graph: Graph
  drawing: GraphDrawing
}

/**
 * The graph of an answer and its drawing, null until there is one. What is the same as in the answer before stays the same
 * object, and where it was.
 */
export function useDrawing(topology: Topology, viewKey: string): Drawn | null {
  const { graph, plan } = usePlan(topology)
  const laidOut = useLayout(plan, viewKey)
  // While the layout of a new graph is worked out, what is drawn is the graph of the layout that is there.
  const [last, setLast] = useState<(Drawn & { of: Graph; by: NonNullable<typeof laidOut> }) | null>(null)
  if (laidOut === null || laidOut.plan !== plan) return last
  if (last?.by === laidOut && last.of === graph) return last
  const { labels, sizes } = laidOut.plan
  const drawing = last?.by === laidOut ? last.drawing : { layout: laidOut.layout, labels, sizes }
  const next = { viewKey: laidOut.viewKey, of: graph, by: laidOut, graph, drawing }
  setLast(next)
  return next
}

/** Counts that change leave the plan as it is: only what has another place is laid out anew. */
function usePlan({ nodes, edges }: Topology): { graph: Graph; plan: DrawingPlan } {
  const words = useEdgeWords()
  const fresh = useMemo(() => topologyGraph({ nodes, edges }), [nodes, edges])
  const [seen, setSeen] = useState<{ of: Graph; graph: Graph; words: EdgeWords; plan: DrawingPlan } | null>(
    null,
  )
  if (seen !== null && seen.of === fresh && seen.words === words) return seen
  const graph = seen === null ? fresh : replaceEqualDeep(seen.graph, fresh)
  const planned = planDrawing(graph, words)
  const plan = seen !== null && isSamePlan(seen.plan, planned) ? seen.plan : planned
  const next = { of: fresh, graph, words, plan }
  setSeen(next)
  return next
}

const isSamePlan = (a: DrawingPlan, b: DrawingPlan): boolean =>
  a.nodes.length === b.nodes.length &&
  a.edges.length === b.edges.length &&
  JSON.stringify([a.nodes, a.edges, [...a.labels]]) === JSON.stringify([b.nodes, b.edges, [...b.labels]])

function useEdgeWords(): EdgeWords {
  const t = useTranslations('topology')
  return useMemo(
    () => ({
      anyKey: t('anyKey'),
      emptyKey: t('emptyKey'),
      noHeaders: t('noHeaders'),
      all: (count) => t('allHeaders', { count: String(count) }),
      any: (count) => t('anyHeader', { count: String(count) }),
      more: (count) => t('more', { count: String(count) }),
      times: (count) => t('times', { count: String(count) }),
      alternate: t('alternate'),
      deadLetter: t('deadLetter'),
      deadLetterAs: (key) => t('deadLetterAs', { key }),
      shovel: (name) => t('shovel', { name }),
      federation: (name) => t('federation', { name }),
    }),
    [t],
  )
}
