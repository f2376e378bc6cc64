'use client'

import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Collections } from '@/lib/rabbitmq/collections'

const words = (value: number | null) => (value === null ? '?' : exactCount(value))

/** How often an Erlang process has collected its garbage; its heap in the title. */
export function CollectionsOf({ value }: { value: NonNullable<Collections> }) {
  const t = useTranslations('queue.detail')
  const { minor, fullAfter, minHeap, minBinaryHeap, maxHeap } = value
  const heap = {
    min: words(minHeap),
    binary: words(minBinaryHeap),
    max: maxHeap === 0 ? t('none') : words(maxHeap),
  }
  return (
    <span title={t('heap', heap)}>
      {t('collectionsOf', { minor: exactCount(minor), after: words(fullAfter) })}
    </span>
  )
}
