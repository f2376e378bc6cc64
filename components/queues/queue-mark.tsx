'use client'

import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Queue } from '@/lib/rabbitmq/queue'
import { markOf } from './mark-of'

/** Beside a queue's name: the reason to look at it, as far as its row tells. */
export function QueueMark({ queue }: { queue: Queue }) {
  const t = useTranslations('queues.mark')
  const mark = markOf(queue)
  if (mark === null) return null
  const isBad = mark === 'minority' || mark === 'stuck'
  const Icon = isBad ? OctagonAlert : TriangleAlert
  return (
    <span
      title={t(`${mark}Help`)}
      className={`flex flex-none items-center gap-[3px] text-micro max-sm:hidden ${isBad ? 'text-bad-ink' : 'text-warn-ink'}`}
    >
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      {t(mark)}
    </span>
  )
}
