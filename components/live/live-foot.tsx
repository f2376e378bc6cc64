'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Kbd } from '@/components/ui/kbd'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'
import { ringCapacity } from '@/lib/client/live/ring'

/** How many rows there are and may be, and the keys. */
export function LiveFoot({ snapshot, rows }: { snapshot: LiveSnapshot; rows: number }) {
  const t = useTranslations('live')
  return (
    <div className="flex h-8 flex-none items-center gap-3.5 border-t border-line-2 bg-surface-0 px-4 text-small whitespace-nowrap text-ink-3 max-sm:px-3">
      <span>{t('rows', { count: rows, capacity: ringCapacity })}</span>
      {snapshot.left > 0 ? (
        <span className="max-sm:hidden">{t('left', { count: snapshot.left })}</span>
      ) : null}
      <span className="ml-auto inline-flex gap-3 max-sm:hidden">
        <span className="inline-flex items-center gap-1">
          <Kbd>j</Kbd>
          <Kbd>k</Kbd>
          {t('keyMove')}
        </span>
        <span className="inline-flex items-center gap-1">
          <Kbd>Enter</Kbd>
          {t('keyOpen')}
        </span>
        <span className="inline-flex items-center gap-1">
          <Kbd>Esc</Kbd>
          {t('keyClose')}
        </span>
      </span>
    </div>
  )
}
