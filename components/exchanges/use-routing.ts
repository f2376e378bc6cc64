'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { routingOf } from '@/lib/rabbitmq/exchange-features'

/** How an exchange chooses where a message goes, in words. */
export function useRouting(): (exchange: { name: string; type: string }) => string {
  const t = useTranslations('exchanges.routes')
  return (exchange) => t(routingOf(exchange), { type: exchange.type })
}
