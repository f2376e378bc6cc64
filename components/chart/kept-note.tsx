'use client'

import { Note } from '@/components/ui/note'
import { useAge } from '@/lib/i18n/use-age'
import { useTranslations } from '@/lib/i18n/use-translations'
import { chartRangeNames, chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'

interface KeptNoteProps {
  range: ChartRange
  /** In seconds; null where the broker does not say. */
  kept: number | null
}

/** Says that the broker keeps less than what the range shows. Nothing where it keeps enough. */
export function KeptNote({ range, kept }: KeptNoteProps) {
  const t = useTranslations('chart')
  const age = useAge()
  if (kept === null || kept >= chartRanges[range].age) return null
  const span = chartRangeNames.find((name) => chartRanges[name].age === kept)
  return (
    <Note tone="info">{t('kept', { age: span === undefined ? age(kept * 1000) : t(`spans.${span}`) })}</Note>
  )
}
