'use client'

import { useRef, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import type { Graph, GraphEdge, GraphNode } from './graph'
import type { GraphDrawing } from './graph-layout'

type Direction = 'after' | 'before'

interface Step {
  from: string
  direction: Direction
  /** Which of the edges of that node and direction. */
  at: number
  to: string
}

/** A walk from node to node: right along an edge, left against one, up and down to the next edge of the node that one came from. */
export function nextStep(
  edgesOf: (id: string, direction: Direction) => readonly GraphEdge[],
  last: Step | null,
  id: string,
  key: string,
): Step | null {
  const otherEnd = (edge: GraphEdge, direction: Direction) =>
    direction === 'after' ? edge.target : edge.source
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const direction = key === 'ArrowRight' ? 'after' : 'before'
    // Back to where one came from, when that is the way.
    const isBack = last !== null && last.to === id && last.direction !== direction
    const edges = edgesOf(id, direction)
    const back = isBack ? edges.findIndex((edge) => otherEnd(edge, direction) === last.from) : -1
    const at = Math.max(0, back)
    const edge = edges[at]
    return edge === undefined ? null : { from: id, direction, at, to: otherEnd(edge, direction) }
  }
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || last === null || last.to !== id) return null
  const edges = edgesOf(last.from, last.direction)
  if (edges.length === 0) return null
  const at = (last.at + (key === 'ArrowDown' ? 1 : -1) + edges.length) % edges.length
  const edge = edges[at]
  return edge === undefined ? null : { ...last, at, to: otherEnd(edge, last.direction) }
}

/** Arrow keys on the canvas: follows edges, says along which one, and brings the focus there. */
export function useWalk(graph: Graph, { layout, labels }: GraphDrawing, focusNode: (id: string) => void) {
  const t = useTranslations('topology')
  const last = useRef<Step | null>(null)
  const [said, setSaid] = useState('')

  const edgesOf = (id: string, direction: Direction) => {
    const own = graph.edges.filter((edge) => (direction === 'after' ? edge.source : edge.target) === id)
    const y = (edge: GraphEdge) =>
      layout.places.get(direction === 'after' ? edge.target : edge.source)?.y ?? 0
    return own.sort((a, b) => y(a) - y(b))
  }
  /** Without an edge, up and down go to the neighbour in the same column. */
  const inColumn = (id: string, key: string): string | undefined => {
    const place = layout.places.get(id)
    if (place === undefined || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined
    const column = [...layout.places]
      .filter(([, other]) => other.x === place.x)
      .sort(([, a], [, b]) => a.y - b.y)
      .map(([other]) => other)
    return column[column.indexOf(id) + (key === 'ArrowDown' ? 1 : -1)]
  }

  const walk = ({ id }: GraphNode, key: string): boolean => {
    if (!key.startsWith('Arrow')) return false
    const step = nextStep(edgesOf, last.current, id, key)
    if (step === null) {
      const neighbour = inColumn(id, key)
      last.current = null
      setSaid(neighbour === undefined ? t(key === 'ArrowRight' ? 'noWayOn' : 'noWayBack') : '')
      if (neighbour !== undefined) focusNode(neighbour)
      return true
    }
    last.current = step
    const edges = edgesOf(step.from, step.direction)
    const edge = edges[step.at]
    if (edge !== undefined) {
      setSaid(
        t('walked', {
          source: visible(edge.sourceName),
          target: visible(edge.targetName),
          keys: (labels.get(edge.id)?.lines ?? []).slice(0, 3).join(', '),
          at: String(step.at + 1),
          count: String(edges.length),
        }),
      )
    }
    focusNode(step.to)
    return true
  }
  return { walk, said }
}
