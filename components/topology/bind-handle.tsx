'use client'

import { ViewportPortal } from '@xyflow/react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ExchangeNode, GraphNode } from './graph'
import { boxOf, type GraphDrawing } from './graph-layout'
import { useDrawBinding } from './use-draw-binding'

interface BindHandleProps {
  node: ExchangeNode
  nodes: readonly GraphNode[]
  drawing: GraphDrawing
  onBind: (source: ExchangeNode, target: GraphNode) => void
}

/** At the side of the exchange under the pointer: a binding is drawn from here to a queue or an exchange. Keys have the menu. */
export function BindHandle({ node, nodes, drawing, onBind }: BindHandleProps) {
  const t = useTranslations('topology')
  const { line, target, pull } = useDrawBinding(node, nodes, drawing, (end) => onBind(node, end))
  const from = boxOf(drawing, node)
  const to = target === null ? undefined : boxOf(drawing, target)
  if (from === undefined) return null
  const [x, y] = [from.x + from.width, from.y + from.height / 2]
  return (
    <ViewportPortal>
      {to === undefined ? null : (
        <div
          className="pointer-events-none absolute top-0 left-0 z-10 rounded-s outline-2 outline-offset-2 outline-accent"
          style={{ width: to.width, height: to.height, transform: `translate(${to.x}px, ${to.y}px)` }}
        />
      )}
      {line === null ? null : (
        <svg className="pointer-events-none absolute top-0 left-0 z-10 size-px overflow-visible">
          <path d={`M${x} ${y}L${line.x} ${line.y}`} className="fill-none stroke-accent stroke-[1.5]" />
        </svg>
      )}
      <div
        data-menu-of=""
        data-id={node.id}
        title={t('drag')}
        className="nodrag nopan pointer-events-auto absolute top-0 left-0 z-10 size-3 cursor-crosshair touch-none rounded-full border border-accent bg-surface-1"
        style={{ transform: `translate(${x - 6}px, ${y - 6}px)` }}
        {...pull}
      />
    </ViewportPortal>
  )
}
