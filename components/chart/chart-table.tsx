'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Swatch } from './swatch'
import { useNow } from '@/components/ui/use-now'
import { formatTime } from '@/lib/i18n/format'
import { formatValue, type ChartLine, type ChartUnit } from './chart-line'

interface ChartTableProps {
  label: string
  at: readonly number[]
  lines: readonly ChartLine[]
  unit: ChartUnit
}

const head = 'sticky top-0 h-7 border-b border-line-2 bg-surface-0 px-2 font-medium text-ink-3'
const cell = 'h-7 border-b border-line-1 px-2'

/** The twin of a chart: the same numbers as a table, newest first. */
export function ChartTable({ label, at, lines, unit }: ChartTableProps) {
  const t = useTranslations('chart')
  const now = useNow()
  return (
    <section
      aria-label={label}
      // What scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute inset-0 overflow-auto border-t border-line-1 focus-visible:-outline-offset-2"
    >
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-small">
        <thead>
          <tr>
            <th scope="col" className={`${head} pl-4 text-left max-sm:pl-3`}>
              {t('time')}
            </th>
            {lines.map((line) => (
              <th key={line.key} scope="col" className={`${head} text-right last:pr-4`}>
                <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                  <Swatch colour={line.colour} line={line.area !== true} dashed={line.dashed === true} />
                  {line.label}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {at
            .map((time, index) => (
              <tr key={time} className="hover:bg-hover">
                <td className={`${cell} pl-4 whitespace-nowrap text-ink-2 max-sm:pl-3`}>
                  {now === null ? '…' : formatTime(time, now)}
                </td>
                {lines.map((line) => {
                  const value = line.values[index] ?? null
                  return (
                    <td
                      key={line.key}
                      className={`${cell} text-right whitespace-nowrap last:pr-4 ${value ? '' : 'text-ink-3'}`}
                    >
                      {formatValue(value, unit)}
                    </td>
                  )
                })}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  )
}
