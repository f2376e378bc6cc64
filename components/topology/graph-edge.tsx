'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '@/components/ui/cx'
import type { GraphEdge } from './graph'
import type { Route } from './layout-model'
import { routePath } from './layout-path'

/** An edge as our layout routed it. */
export interface DrawnEdge {
  id: string
  source: string
  target: string
  kind: GraphEdge['kind']
  route: Route
  rate: number | null
  /** What it says to those who do not see it. */
  label: string
}

interface GraphEdgesProps {
  edges: readonly DrawnEdge[]
  /** Looks by edge id: `hit`, `missed`, `dim`. */
  marks: ReadonlyMap<string, string>
  /** The edges of this node stand out. */
  near: string | null
  onPress: (id: string) => void
}

/**
 * All edges in one drawing, below boxes and keys. Not by React Flow, whose every edge asks its store at every move of the
 * canvas: with hundreds of them that is what makes panning slow.
 */
export const GraphEdges = memo(function GraphEdges({ edges, marks, near, onPress }: GraphEdgesProps) {
  return (
    <ViewportPortal>
      {/* Below the boxes: a line must not take the press on the handle from which it comes. */}
      <svg className="pointer-events-none absolute top-0 left-0 z-[-1] size-px overflow-visible">
        {edges.map((edge) => (
          <EdgeLine
            key={edge.id}
            edge={edge}
            mark={marks.get(edge.id) ?? ''}
            isLit={near !== null && (edge.source === near || edge.target === near)}
            onPress={onPress}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
})

/** What is no binding looks different: what leaves a queue again, what an exchange could not place, what comes from outside. */
const looks: Record<GraphEdge['kind'], { colour: string; dash: string }> = {
  binding: { colour: 'text-line-control', dash: '' },
  alternate: { colour: 'text-warn', dash: '[stroke-dasharray:7_3]' },
  'dead-letter': { colour: 'text-data-redelivered', dash: '[stroke-dasharray:5_3]' },
  shovel: { colour: 'text-ink-3', dash: '[stroke-dasharray:2_3]' },
  federation: { colour: 'text-ink-3', dash: '[stroke-dasharray:2_3]' },
  publish: { colour: 'text-data-publish', dash: '' },
  consume: { colour: 'text-data-deliver', dash: '' },
}

const quiet = 1.25

/** How wide a line is by what runs along it, where that is known. */
const widthOf = (rate: number | null): number =>
  rate === null ? quiet : Math.min(5, 1 + 1.25 * Math.log10(1 + Math.max(0, rate)))

interface EdgeLineProps {
  edge: DrawnEdge
  mark: string
  isLit: boolean
  onPress: (id: string) => void
}

/** A line with its arrow. Its key is drawn by GraphLabels, above all lines. */
const EdgeLine = memo(function EdgeLine({ edge, mark, isLit, onPress }: EdgeLineProps) {
  const end = edge.route.points.at(-1)
  if (end === undefined) return null
  const { colour, dash } = looks[edge.kind]
  const path = routePath(edge.route)
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a part of a drawing is no file of its own
      role="img"
      aria-label={edge.label}
      className={cx(
        'edge',
        mark,
        isLit && 'lit',
        colour,
        'in-data-dense:opacity-50 [.dim]:opacity-30 [.hit]:text-accent! [.hit]:opacity-100 [.lit]:text-ink-1! [.lit]:opacity-100 [.missed]:text-bad! [.missed]:opacity-100',
      )}
    >
      <path
        d={path}
        strokeWidth={widthOf(edge.rate)}
        className={cx(
          'fill-none stroke-current [.hit_&]:stroke-[2.5] [.lit_&]:stroke-2 [.missed_&]:stroke-[1.5] [.missed_&]:[stroke-dasharray:2_4]',
          dash,
        )}
      />
      <path d={`M${end.x} ${end.y}l-8-3.5v7Z`} className="fill-current" />
      {edge.kind === 'binding' ? (
        <path
          d={path}
          strokeWidth={14}
          className="[pointer-events:stroke] cursor-pointer fill-none stroke-transparent"
          onClick={() => onPress(edge.id)}
        />
      ) : null}
    </g>
  )
})
