'use client'

import { OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Queue } from '@/lib/rabbitmq/queue'
import { markOf } from './mark-of'

interface QueueMarkProps {
  queue: Queue
  /** Beside the name where there is room for it, below it on a phone. */
  place?: 'beside' | 'below'
  /** What stands there when there is no reason. */
  instead?: ReactNode
}

/** The reason to look at a queue, as far as its row tells. */
export function QueueMark({ queue, place = 'beside', instead = null }: QueueMarkProps) {
  const t = useTranslations('queues.mark')
  const mark = markOf(queue)
  if (mark === null) return instead
  const isBad = mark === 'minority' || mark === 'stuck'
  const Icon = isBad ? OctagonAlert : TriangleAlert
  return (
    <span
      title={t(`${mark}Help`)}
      className={cx(
        'flex flex-none items-center gap-[3px] text-micro',
        place === 'beside' && 'max-sm:hidden',
        isBad ? 'text-bad-ink' : 'text-warn-ink',
      )}
    >
      <Icon />
      {t(mark)}
    </span>
  )
}
