'use client'

import { Star } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
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
      className="inline-grid size-6 place-items-center rounded-s align-middle text-ink-3 hover:bg-hover"
    >
      <Star
        className={
          isOn
            ? 'fill-accent text-accent-ink'
            : // Not see-through: what is, costs as much as what is seen whenever the page is painted.
              'hidden group-hover/row:block in-focus-visible:block pointer-coarse:block'
        }
      />
    </button>
  )
}
