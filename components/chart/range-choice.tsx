'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { RadioGroup } from '@/components/ui/radio-group'
import { useChartRange } from '@/lib/client/chart-range'
import { chartRangeNames } from '@/lib/rabbitmq/chart-range'

/** How far back all charts of the page reach. */
export function RangeChoice() {
  const t = useTranslations('chart')
  const [range, setRange] = useChartRange()
  return (
    <RadioGroup
      look="segments"
      label={t('range')}
      labelHidden
      options={chartRangeNames.map((value) => ({ value, label: t(`ranges.${value}`) }))}
      value={range}
      onChange={setRange}
    />
  )
}
