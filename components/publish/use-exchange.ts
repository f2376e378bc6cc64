'use client'

import { useQuery } from '@tanstack/react-query'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSettled } from '@/lib/client/use-settled'
import type { Exchange } from '@/lib/rabbitmq/exchange'

interface ExchangeLookup {
  /** Exchanges of the virtual host whose names hold what was typed. */
  suggestions: readonly Exchange[]
  /** The one that is named exactly so; "absent" when the broker has none; "unknown" while or because nobody says. */
  found: Exchange | 'absent' | 'unknown'
}

/** Looks up while somebody types the name of an exchange. */
export function useExchange(vhost: string, name: string): ExchangeLookup {
  const settled = useSettled(name)
  const { data, isPlaceholderData } = useQuery({
    ...exchangesQuery({ vhost, name: settled }),
    enabled: vhost !== '',
    refetchInterval: useRefreshInterval(),
  })
  const rows = data?.rows.filter((exchange) => exchange.vhost === vhost) ?? []
  const found = rows.find((exchange) => exchange.name === name)
  const complete =
    data !== undefined && !isPlaceholderData && settled === name && data.rows.length >= data.filtered
  return {
    suggestions: rows.filter((exchange) => exchange.name !== ''),
    found: found ?? (complete ? 'absent' : 'unknown'),
  }
}
