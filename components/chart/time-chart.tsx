'use client'

import { Table2 } from 'lucide-react'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { useNow } from '@/components/ui/use-now'
import { laterPart } from '@/components/ui/later-part'
import { formatTime } from '@/lib/i18n/format'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { ChartLegend } from './chart-legend'
import type { ChartEvent } from './chart-event'
import { formatValue, type ChartLine, type ChartUnit } from './chart-line'
import { ChartTable } from './chart-table'

/** uPlot comes when there is something to draw, and with no other page. */
const Plot = laterPart(() => import('./plot').then((module) => module.Plot))

interface TimeChartProps {
  title: string
  range: ChartRange
  /** Milliseconds by the broker's clock, oldest first. */
  at: readonly number[]
  /** A stable array. Areas lie on those before them; of lines the first is drawn last, on top. */
  lines: readonly ChartLine[]
  unit: ChartUnit
  /** Moments to be marked; a stable array. */
  events?: readonly ChartEvent[]
  /** Instead of lines, where there is nothing to draw. */
  empty: ReactNode
  /** Old numbers step back. */
  stale?: boolean
  /** At the end of the head: the choice of range. */
  actions?: ReactNode
}

const none: ReadonlySet<string> = new Set()
const noEvents: readonly ChartEvent[] = []

/** Lines over time with their legend as the head, and the same as a table. */
export function TimeChart(props: TimeChartProps) {
  const { title, range, at, lines, unit, events = noEvents, empty, stale = false, actions } = props
  const t = useTranslations('chart')
  const { listed } = usePunctuation()
  const id = useId()
  const now = useNow()
  const [hidden, setHidden] = useState(none)
  const [hovered, setHovered] = useState<number | null>(null)
  const [asTable, setAsTable] = useState(false)
  const drawn = useMemo(() => (unit === 'rate' ? lines.toReversed() : lines), [lines, unit])
  const isEmpty = lines.every((line) => line.values.every((value) => value === null))
  const index = hovered !== null && hovered < at.length && !asTable ? hovered : null
  const time = index === null ? undefined : at[index]
  const over = t('over', { chart: title, span: t(`spans.${range}`) })
  const latest = lines
    .filter((line) => !hidden.has(line.key))
    .map((line) => t('latest', { name: line.label, value: formatValue(line.values.at(-1), unit) }))
  const told = [...latest, ...events.map(({ label }) => label)]
  const toggle = (key: string) =>
    setHidden((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })

  return (
    <section aria-labelledby={id} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex min-h-9 flex-none flex-wrap items-center gap-x-2 px-4 max-sm:px-3 max-sm:py-1">
        <h2 id={id} className="text-small font-semibold whitespace-nowrap">
          {title}
        </h2>
        <ChartLegend
          title={title}
          lines={lines}
          hidden={hidden}
          unit={unit}
          index={index}
          onToggle={toggle}
        />
        <span className="ml-auto flex flex-none items-center gap-1.5">
          <span className="text-micro text-ink-3">
            {time === undefined || now === null ? null : formatTime(time, now)}
          </span>
          <Button
            kind="quiet"
            size="small"
            aria-pressed={asTable}
            aria-label={t('asTableOf', { chart: title })}
            icon={<Table2 />}
            onClick={() => setAsTable(!asTable)}
          >
            <span className="max-sm:hidden">{t('asTable')}</span>
          </Button>
          {actions}
        </span>
      </div>
      <div className={cx('relative min-h-[152px] flex-1', stale && 'opacity-60')}>
        {isEmpty ? (
          empty
        ) : asTable ? (
          <ChartTable label={over} at={at} lines={lines} unit={unit} />
        ) : (
          // A canvas and its overlays together are the picture.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div role="img" aria-label={`${over}: ${listed(told)}`} className="absolute inset-0 pl-1.5">
            <Plot
              // Other lines are another plot; other numbers are not.
              key={JSON.stringify([lines.map(({ key, label }) => [key, label]), [...hidden], unit, range])}
              at={at}
              lines={drawn}
              hidden={hidden}
              unit={unit}
              age={chartRanges[range].age}
              events={events}
              onHover={setHovered}
            />
          </div>
        )}
      </div>
    </section>
  )
}
