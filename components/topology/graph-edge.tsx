'use client'

import type { Edge, EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import type { Route } from './layout-model'
import { routePath } from './layout-path'

export type BindingFlowEdge = Edge<{ route: Route }, 'binding'>

/** A binding as our layout routed it, with its arrow. Its key is drawn by GraphLabels, above all lines. */
export const BindingLine = memo(function BindingLine({ data }: EdgeProps<BindingFlowEdge>) {
  const end = data?.route.points.at(-1)
  if (data === undefined || end === undefined) return null
  return (
    <g className="text-line-control in-data-dense:opacity-50 [.dim_&]:opacity-40 [.hit_&]:text-accent [.hit_&]:opacity-100 [.lit_&]:text-ink-1 [.lit_&]:opacity-100 [.missed_&]:text-bad [.missed_&]:opacity-100">
      <path
        d={routePath(data.route)}
        className="fill-none stroke-current stroke-[1.25] [.hit_&]:stroke-[2.5] [.lit_&]:stroke-2 [.missed_&]:stroke-[1.5] [.missed_&]:[stroke-dasharray:2_4]"
      />
      <path d={`M${end.x} ${end.y}l-8-3.5v7Z`} className="fill-current" />
    </g>
  )
})
