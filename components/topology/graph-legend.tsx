'use client'

import { Swatch } from '@/components/chart/swatch'
import { useTranslations } from '@/lib/i18n/use-translations'

/** Below the graph, where it covers nothing: what the colours in it mean, and which keys there are. */
export function GraphLegend() {
  const t = useTranslations('topology')
  return (
    <div className="flex h-7 flex-none items-center gap-1.5 border-t border-line-1 bg-surface-0 px-4 text-micro whitespace-nowrap text-ink-3 max-sm:hidden">
      <span className="text-ink-2">{t('depth')}</span>
      <Swatch colour="ready" />
      {t('ready')}
      <Swatch colour="unacked" />
      {t('unacked')}
      <span className="cut ml-1.5">{t('depthScale')}</span>
      <span className="cut ml-auto pl-3">{t('keysHint')}</span>
    </div>
  )
}
