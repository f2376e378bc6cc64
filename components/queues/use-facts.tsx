'use client'

import type { Detail } from '@/components/layout/detail-list'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Fact } from '@/lib/rabbitmq/queue-fields'
import { FactValue } from './fact-value'

const monospaced: ReadonlySet<Fact['as']> = new Set<Fact['as']>(['name', 'names', 'connection'])

/** Facts of a queue in words. */
export function useFacts(facts: readonly Fact[]): Detail[] {
  const t = useTranslations('queue.detail')
  return facts.map((fact) => ({
    label: t(fact.key),
    value: <FactValue fact={fact} />,
    mono: monospaced.has(fact.as),
  }))
}
