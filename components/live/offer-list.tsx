'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Offer } from './use-offer'

interface OfferListProps {
  /** Of the list; those of its options begin with it. */
  id: string
  offer: Offer | null
  onTake: (option: string) => void
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** Below a filter: what may stand at its cursor. */
export function OfferList({ id, offer, onTake }: OfferListProps) {
  const t = useTranslations('live')
  return (
    <div
      id={id}
      // A datalist does not know what stands at the cursor.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label={t('filterNames')}
      hidden={offer === null}
      className="absolute top-[30px] left-0 z-30 max-h-72 min-w-56 overflow-y-auto rounded-m border border-line-2 bg-overlay p-1 shadow-menu"
    >
      {offer?.options.map((option, index) => (
        <div
          key={option}
          id={optionId(id, index)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          aria-selected={index === offer.active}
          className={cx('mono rounded-s px-2 py-0.5 text-small', index === offer.active && 'bg-selected')}
          // The field keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            onTake(option)
          }}
        >
          {option}
        </div>
      ))}
    </div>
  )
}
