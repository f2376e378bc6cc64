'use client'

import { useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { Swatch } from '@/components/ui/swatch'
import { useMove } from './graph-camera'
import type { Bounds } from './layout-model'

/** Zoom, fit, and what the colours mean. */
export function GraphTools({ bounds }: { bounds: Bounds }) {
  const t = useTranslations('topology')
  const { zoomIn, zoomOut } = useReactFlow()
  const { duration, showAll } = useMove()
  return (
    <div className="pointer-events-none absolute bottom-3 left-3 z-10 flex items-center gap-3.5">
      <div className="pointer-events-auto flex rounded-m bg-overlay shadow-menu">
        <IconButton
          label={t('zoomIn')}
          icon={<Plus size={16} strokeWidth={1.5} aria-hidden />}
          onClick={() => void zoomIn({ duration: duration() })}
        />
        <IconButton
          label={t('zoomOut')}
          icon={<Minus size={16} strokeWidth={1.5} aria-hidden />}
          onClick={() => void zoomOut({ duration: duration() })}
        />
        <IconButton
          label={t('fit')}
          icon={<Maximize size={16} strokeWidth={1.5} aria-hidden />}
          onClick={() => showAll(bounds)}
        />
      </div>
      <span className="flex items-center gap-1.5 rounded-s bg-surface-0 px-1.5 text-micro text-ink-3 max-sm:hidden">
        <span className="text-ink-2">{t('depth')}</span>
        <Swatch colour="ready" />
        {t('ready')}
        <Swatch colour="unacked" />
        {t('unacked')}
        <span className="ml-1.5">{t('depthScale')}</span>
        <span className="ml-3 max-xl:hidden">{t('keysHint')}</span>
      </span>
    </div>
  )
}
