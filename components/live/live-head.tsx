'use client'

import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { liveColumns } from './live-columns'

const heads = ['time', 'exchange', 'routingKey', 'size', 'payload'] as const

/** The heads of the columns. On a phone only for those who listen. */
export function LiveHead({ canSettle }: { canSettle: boolean }) {
  const t = useTranslations('live')
  return (
    <thead className="sticky top-0 z-10 block max-sm:sr-only">
      <tr
        aria-rowindex={1}
        className={cx(
          liveColumns(canSettle),
          'h-7 items-center border-b border-line-2 bg-surface-0 px-2 text-small text-ink-3',
        )}
      >
        {heads.map((head) => (
          <th
            key={head}
            scope="col"
            className={cx(
              'truncate px-2 font-medium',
              head === 'size' ? 'text-right' : 'text-left',
              head === 'exchange' && 'max-lg:hidden',
            )}
          >
            {t(head)}
          </th>
        ))}
        {canSettle ? (
          <th scope="col" className="truncate px-2 text-left font-medium">
            {t('settle')}
          </th>
        ) : null}
      </tr>
    </thead>
  )
}
