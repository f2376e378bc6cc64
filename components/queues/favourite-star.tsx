'use client'

import { Star } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Queue } from '@/lib/rabbitmq/queue'
import { useFavourite } from './favourites-context'

/** The star of a row: quiet until it is on, pointed at or reached. */
export function FavouriteStar({ queue }: { queue: Queue }) {
  const t = useTranslations('queues')
  const [isOn, turn] = useFavourite(queue)
  const label = t('favourite', { name: queue.name })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={turn}
      className={cx(
        'inline-grid size-6 place-items-center rounded-s align-middle text-ink-3 hover:bg-hover',
        !isOn && 'opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
      )}
    >
      <Star className={isOn ? 'fill-accent text-accent-ink' : undefined} />
    </button>
  )
}
