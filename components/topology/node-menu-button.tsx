'use client'

import { ViewportPortal } from '@xyflow/react'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { IconButton } from '@/components/ui/icon-button'
import type { GraphNode } from './graph'
import { sizeIn, type GraphDrawing } from './graph-layout'

interface NodeMenuButtonProps {
  node: GraphNode
  drawing: GraphDrawing
  onOpen: (node: GraphNode, anchor: HTMLElement) => void
}

/** The way to a node's menu for those who point: at the corner of the node under the pointer. Keys have their own. */
export function NodeMenuButton({ node, drawing, onOpen }: NodeMenuButtonProps) {
  const t = useTranslations('topology')
  const place = drawing.layout.places.get(node.id)
  if (place === undefined) return null
  const { width } = sizeIn(drawing.sizes, node)
  return (
    <ViewportPortal>
      <div
        data-menu-of=""
        data-id={node.id}
        className="nodrag nopan pointer-events-auto absolute top-0 left-0 z-10"
        style={{ transform: `translate(${place.x + width - 24}px, ${place.y - 14}px)` }}
      >
        <IconButton
          size="small"
          tabIndex={-1}
          className="rounded-full border border-line-2 bg-overlay shadow-menu"
          label={t('actions', { name: visible(node.name) })}
          icon={<Ellipsis />}
          onClick={(event) => onOpen(node, event.currentTarget)}
        />
      </div>
    </ViewportPortal>
  )
}
