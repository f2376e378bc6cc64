'use client'

import { replaceEqualDeep } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Topology } from '@/lib/api/topology'
import type { EdgeWords } from './edge-label'
import { topologyGraph, type Graph } from './graph'
import { drawGraph, type GraphDrawing } from './graph-layout'

interface Drawn {
  graph: Graph
  drawing: GraphDrawing
}

/** The graph of an answer and its drawing. What is the same as in the answer before stays the same object, and where it was. */
export function useDrawing(topology: Topology): Drawn {
  const words = useEdgeWords()
  const { exchanges, queues, bindings } = topology
  const fresh = useMemo(() => topologyGraph({ exchanges, queues, bindings }), [exchanges, queues, bindings])
  const [seen, setSeen] = useState<(Drawn & { of: Graph }) | null>(null)
  if (seen?.of === fresh) return seen
  const graph = seen === null ? fresh : replaceEqualDeep(seen.graph, fresh)
  const drawing = seen?.graph === graph ? seen.drawing : drawGraph(graph, words, seen?.drawing)
  const next = { of: fresh, graph, drawing }
  setSeen(next)
  return next
}

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
    }),
    [t],
  )
}
