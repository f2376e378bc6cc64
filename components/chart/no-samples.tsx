'use client'

import { ChartLine } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { EmptyState } from '@/components/ui/empty-state'
import type { Statistics } from '@/lib/rabbitmq/statistics'

interface NoSamplesProps {
  of: 'depth' | 'rates' | 'traffic'
  /** Null where that could not be read. */
  statistics: Statistics | null
  /** Instead of the usual words where nothing has been counted yet. */
  none?: string | undefined
}

/** Instead of lines: why there are none. */
export function NoSamples({ of, statistics, none }: NoSamplesProps) {
  const t = useTranslations('chart')
  const why = statistics?.disabled
    ? t('disabled')
    : of === 'depth'
      ? t('noneHelp')
      : of === 'traffic'
        ? t('noTrafficYet')
        : statistics?.ratesMode === 'none'
          ? t('noRates')
          : (none ?? t('noRatesYet'))
  return (
    <EmptyState icon={<ChartLine size={16} />} title={t('none')}>
      {why}
    </EmptyState>
  )
}
