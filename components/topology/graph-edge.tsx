'use client'

import type { Edge, EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '@/components/ui/cx'
import type { GraphEdge } from './graph'
import type { Route } from './layout-model'
import { routePath } from './layout-path'

export type BindingFlowEdge = Edge<{ route: Route; kind: GraphEdge['kind']; rate: number | null }, 'binding'>

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

/** An edge as our layout routed it, with its arrow. Its key is drawn by GraphLabels, above all lines. */
export const BindingLine = memo(function BindingLine({ data }: EdgeProps<BindingFlowEdge>) {
  const end = data?.route.points.at(-1)
  if (data === undefined || end === undefined) return null
  const { colour, dash } = looks[data.kind]
  return (
    <g
      className={cx(
        colour,
        'in-data-dense:opacity-50 [.dim_&]:opacity-30 [.hit_&]:text-accent [.hit_&]:opacity-100 [.lit_&]:text-ink-1 [.lit_&]:opacity-100 [.missed_&]:text-bad [.missed_&]:opacity-100',
      )}
    >
      <path
        d={routePath(data.route)}
        strokeWidth={widthOf(data.rate)}
        className={cx(
          'fill-none stroke-current [.hit_&]:stroke-[2.5] [.lit_&]:stroke-2 [.missed_&]:stroke-[1.5] [.missed_&]:[stroke-dasharray:2_4]',
          dash,
        )}
      />
      <path d={`M${end.x} ${end.y}l-8-3.5v7Z`} className="fill-current" />
    </g>
  )
})
