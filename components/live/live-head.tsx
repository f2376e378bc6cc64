'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { isUsual, phoneGrid, spareClass, type LiveColumn } from './live-columns'

interface LiveHeadProps {
  columns: readonly LiveColumn[]
  canSettle: boolean
  isAllTicked: boolean
  isSomeTicked: boolean
  onTickAll: (ticked: boolean) => void
}

/** The heads of the columns. On a phone only for those who listen. */
export function LiveHead(props: LiveHeadProps) {
  const { columns, canSettle, isAllTicked, isSomeTicked, onTickAll } = props
  const t = useTranslations('live')
  return (
    <thead className="sticky top-0 z-10 block max-sm:sr-only">
      <tr
        aria-rowindex={1}
        className={cx(
          'grid h-7 items-center border-b border-line-2 bg-surface-0 px-2 text-small text-ink-3 sm:grid-cols-(--columns)',
          phoneGrid(canSettle),
        )}
      >
        <td className="px-2">
          <Checkbox
            aria-label={t('tickAll')}
            checked={isAllTicked}
            mixed={isSomeTicked && !isAllTicked}
            onChange={(event) => onTickAll(event.target.checked)}
          />
        </td>
        {columns.map(({ id }) => (
          <th
            key={id}
            scope="col"
            title={id}
            className={cx(
              'truncate px-2 font-medium',
              id === 'size' ? 'text-right' : 'text-left',
              spareClass(id),
            )}
          >
            {isUsual(id) ? t(`columns.${id}`) : <span className="mono text-small">{id}</span>}
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
