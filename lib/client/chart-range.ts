'use client'

import { parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { chartRangeNames, type ChartRange } from '@/lib/rabbitmq/chart-range'

const parser = parseAsStringLiteral(chartRangeNames).withDefault('10m')

/** The range of all charts on a page, in the address: a link is a view. */
export function useChartRange(): [ChartRange, (range: ChartRange) => void] {
  const [range, setRange] = useQueryState('range', parser)
  return [range, (next) => setRange(next)]
}
