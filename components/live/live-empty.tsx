'use client'

import { Activity } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { EmptyState } from '@/components/ui/empty-state'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'

const icon = <Activity size={16} />

/** What stands in the place of rows while there are none. */
export function LiveEmpty({ snapshot }: { snapshot: LiveSnapshot }) {
  const t = useTranslations('live')
  const { error, status, sources, filter, seen } = snapshot
  if (error !== null) return null
  if (status === 'connecting') return <EmptyState icon={icon} title={t('connecting')} />
  if (status !== 'live' && status !== 'reconnecting') {
    return (
      <EmptyState icon={icon} title={t('emptyTitle')}>
        {t('emptyHelp')}
      </EmptyState>
    )
  }
  if (filter !== '' && seen > 0) {
    return (
      <EmptyState icon={icon} title={t('noMatchTitle')}>
        {t('noMatch', { count: seen })}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title={t('waitingTitle')}>
      {t(`waiting.${sources[0]?.kind ?? 'tap'}`)}
    </EmptyState>
  )
}
