'use client'

import { useQuery } from '@tanstack/react-query'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSettled } from '@/lib/client/use-settled'
import type { Exchange } from '@/lib/rabbitmq/exchange'

/** The exchange that is named exactly so; "absent" when the broker has none; "unknown" while or because nobody says. */
export function useExchange(vhost: string, name: string): Exchange | 'absent' | 'unknown' {
  const settled = useSettled(name)
  const { data, isPlaceholderData } = useQuery({
    ...exchangesQuery({ vhost, name: settled }),
    enabled: vhost !== '',
    refetchInterval: useRefreshInterval(),
  })
  const found = data?.rows.find((exchange) => exchange.vhost === vhost && exchange.name === name)
  const isComplete =
    data !== undefined && !isPlaceholderData && settled === name && data.rows.length >= data.filtered
  return found ?? (isComplete ? 'absent' : 'unknown')
}
