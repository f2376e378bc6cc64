'use client'

import { useContext } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Sparkline } from '@/components/chart/sparkline'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { TrendsContext } from './trends-context'

const colours = { total: 'total', incoming: 'publish', deliverGet: 'deliver', ack: 'ack' } as const

export interface TrendLineProps {
  queue: Queue
  of: keyof typeof colours
}

/** How it went in the last ten minutes, once that is known. */
export function TrendLine({ queue, of }: TrendLineProps) {
  const t = useTranslations('queues')
  const trend = useContext(TrendsContext)?.get(keyOf(queue))
  if (trend === undefined || trend[of].every((value) => value === null)) return null
  return (
    <span title={t('trendHelp')}>
      <Sparkline values={trend[of]} colour={colours[of]} />
    </span>
  )
}
