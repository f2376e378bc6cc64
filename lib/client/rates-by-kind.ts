'use client'

import { parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'

const parser = parseAsStringLiteral(['sums', 'kinds']).withDefault('sums')

/** Whether the chart of rates tells every kind of message apart, in the address. */
export function useRatesByKind(): [boolean, (on: boolean) => void] {
  const [rates, setRates] = useQueryState('rates', parser)
  return [rates === 'kinds', (on) => setRates(on ? 'kinds' : 'sums')]
}
