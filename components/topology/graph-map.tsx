'use client'

import { MiniMap, useStore } from '@xyflow/react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Bounds } from './layout-model'
import type { FlowNode } from './use-flow'

const mapSize = { width: 128, height: 96 }

/** Where one looks at, while a part of the graph is out of sight: else it would only cover some of it. */
export function GraphMap({ bounds }: { bounds: Bounds }) {
  const t = useTranslations('topology')
  const isWhole = useStore(({ transform: [x, y, zoom], width, height }) => {
    const left = bounds.x * zoom + x
    const top = bounds.y * zoom + y
    return (
      left >= 0 && top >= 0 && left + bounds.width * zoom <= width && top + bounds.height * zoom <= height
    )
  })
  if (isWhole) return null
  return (
    <MiniMap<FlowNode>
      pannable
      zoomable
      ariaLabel={t('map')}
      nodeColor={mapColour}
      nodeStrokeWidth={0}
      maskColor="color-mix(in oklab, var(--surface-0) 60%, transparent)"
      bgColor="var(--overlay)"
      style={mapSize}
      className="mr-3! mb-3! overflow-hidden rounded-m shadow-menu max-sm:hidden"
    />
  )
}

const mapColour = ({ className = '', type }: FlowNode): string => {
  if (className.includes('hit')) return 'var(--accent)'
  if (className.includes('missed')) return 'var(--bad)'
  return type === 'exchange' ? 'var(--ink-3)' : 'var(--line-control)'
}
