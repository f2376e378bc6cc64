'use client'

import { Clock } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useNow } from '@/components/ui/use-now'
import type { QueuesPage } from '@/lib/api/queues-list'
import { toBrowserClock } from '@/lib/client/clock'
import { useAge } from '@/lib/i18n/use-age'

/** In the foot: how old the counts are, and the statistics of all queues where the order or the filter needs them. */
export function QueuesAge({ page }: { page: QueuesPage }) {
  const t = useTranslations('queues.age')
  const now = useNow()
  const age = useAge()
  const ageOf = (asOf: number) => (now === null ? '…' : age(Math.max(0, now - toBrowserClock(asOf))))
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Clock className="flex-none" />
      <span className="cut">
        {t('counts', { age: ageOf(page.asOf) })}
        {page.statisticsAsOf === null ? '' : `, ${t('statistics', { age: ageOf(page.statisticsAsOf) })}`}
      </span>
    </span>
  )
}
