'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { Swatch } from './swatch'
import { formatValue, type ChartLine, type ChartUnit } from './chart-line'

interface ChartLegendProps {
  /** Of the chart. */
  title: string
  lines: readonly ChartLine[]
  hidden: ReadonlySet<string>
  unit: ChartUnit
  /** Index under the crosshair. */
  index: number | null
  onToggle: (key: string) => void
}

/** The lines of a chart by name, each a switch; under the crosshair each says its value. */
export function ChartLegend({ title, lines, hidden, unit, index, onToggle }: ChartLegendProps) {
  const t = useTranslations('chart')
  return (
    <fieldset
      aria-label={t('lines', { chart: title })}
      className="flex min-w-0 grow basis-24 flex-wrap gap-x-1 max-sm:order-last max-sm:-ml-1.5 max-sm:basis-full"
    >
      {lines.map((line) => {
        const off = hidden.has(line.key)
        return (
          <button
            key={line.key}
            type="button"
            aria-pressed={!off}
            onClick={() => onToggle(line.key)}
            className={cx(
              'quick flex h-6 items-center gap-1.5 rounded-s px-1.5 text-small whitespace-nowrap hover:bg-hover max-sm:h-8',
              off ? 'text-ink-3 line-through' : 'text-ink-2',
            )}
          >
            <span className={off ? 'flex opacity-40' : 'flex'}>
              <Swatch colour={line.colour} line={line.area !== true} dashed={line.dashed === true} />
            </span>
            {line.label}
            {index === null || off ? null : (
              <span className="font-medium text-ink-1">{formatValue(line.values[index], unit)}</span>
            )}
          </button>
        )
      })}
    </fieldset>
  )
}
