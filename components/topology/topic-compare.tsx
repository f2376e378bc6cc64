'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import type { TopicColumn } from '@/lib/rabbitmq/routing/near-topic'

/** Binding key over routing key, word by word: what agrees is quiet, what does not is marked. */
export function TopicCompare({ columns }: { columns: readonly TopicColumn[] }) {
  const t = useTranslations('trace')
  const rows = [
    { head: t('binding'), word: (column: TopicColumn) => column.binding },
    { head: t('keyRow'), word: (column: TopicColumn) => column.key },
  ]
  return (
    // Scrolls by itself, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} className="overflow-x-auto rounded-s bg-surface-0 px-2 py-1.5">
      <table className="mono border-separate border-spacing-x-1 border-spacing-y-0.5">
        <tbody>
          {rows.map(({ head, word }) => (
            <tr key={head}>
              <th scope="row" className="pr-1 text-left font-normal text-ink-3">
                {head}
              </th>
              {columns.map((column, at) => {
                const agrees = column.result === 'equal' || column.result === 'takes'
                return (
                  <td
                    // Words repeat; their place does not.
                    // oxlint-disable-next-line react/no-array-index-key
                    key={at}
                    className={cx(
                      'rounded-xs px-1.5 whitespace-pre',
                      agrees ? 'text-ink-1' : 'bg-bad-soft font-semibold text-bad-ink',
                    )}
                  >
                    {word(column) === '' ? '""' : visible(word(column) ?? '—')}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
