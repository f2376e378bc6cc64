'use client'

import { useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { useMove } from './graph-camera'
import type { Bounds } from './layout-model'

/** Zoom and fit. */
export function GraphTools({ bounds }: { bounds: Bounds }) {
  const t = useTranslations('topology')
  const { zoomIn, zoomOut } = useReactFlow()
  const { duration, showAll } = useMove()
  return (
    <div className="absolute bottom-3 left-3 z-10 flex rounded-m bg-overlay shadow-menu">
      <IconButton
        label={t('zoomIn')}
        icon={<Plus size={16} />}
        onClick={() => void zoomIn({ duration: duration() })}
      />
      <IconButton
        label={t('zoomOut')}
        icon={<Minus size={16} />}
        onClick={() => void zoomOut({ duration: duration() })}
      />
      <IconButton label={t('fit')} icon={<Maximize size={16} />} onClick={() => showAll(bounds)} />
    </div>
  )
}
