'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import type { MessageTimeline } from '@/lib/api/samples'
import { useRatesByKind } from '@/lib/client/rates-by-kind'
import { formatTime } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import type { Statistics } from '@/lib/rabbitmq/statistics'
import { lastAck } from './chart-event'
import type { ChartLine } from './chart-line'
import { kindLines } from './kind-lines'
import { KeptNote } from './kept-note'
import { NoSamples } from './no-samples'
import { RangeChoice } from './range-choice'
import { TimeChart } from './time-chart'

interface MessageChartsProps {
  samples: MessageTimeline
  /** Null where that could not be read. */
  statistics: Statistics | null
  /** "Publish" of the broker, "Incoming" of a queue. */
  incoming: string
  stale?: boolean
}

/** Depth (unacked stacked on ready) and rates of messages, of the whole broker or of one queue. */
export function MessageCharts({ samples, statistics, incoming, stale = false }: MessageChartsProps) {
  const t = useTranslations('chart')
  const age = useAge()
  const { range, at, kept, every } = samples
  const depth = useMemo(
    (): ChartLine[] => [
      { key: 'ready', label: t('ready'), colour: 'ready', values: samples.ready, area: true },
      { key: 'unacked', label: t('unacked'), colour: 'unacked', values: samples.unacked, area: true },
      { key: 'total', label: t('total'), colour: 'total', values: samples.total },
    ],
    [samples, t],
  )
  const [byKind, setByKind] = useRatesByKind()
  const rates = useMemo((): ChartLine[] => {
    if (byKind) return kindLines(samples.kinds, (kind) => t(`kind.${kind}`))
    return [
      { key: 'publish', label: incoming, colour: 'publish', values: samples.publish },
      { key: 'deliverGet', label: t('deliverGet'), colour: 'deliver', values: samples.deliverGet },
      { key: 'ack', label: t('ack'), colour: 'ack', values: samples.ack },
      {
        key: 'redelivered',
        label: t('redelivered'),
        colour: 'redelivered',
        values: samples.redeliver,
        dashed: true,
      },
    ]
  }, [samples, incoming, byKind, t])
  const acked = lastAck(samples)
  const events = useMemo(
    () => (acked === null ? [] : [{ at: acked, label: t('lastAck', { time: formatTime(acked, acked) }) }]),
    [acked, t],
  )
  const charts = { range, at, stale, events }
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <KeptNote range={range} kept={kept} />
      <TimeChart
        {...charts}
        title={t('depth')}
        lines={depth}
        unit="count"
        empty={<NoSamples of="depth" statistics={statistics} />}
        actions={
          <>
            <span className="text-micro whitespace-nowrap text-ink-3 max-xl:hidden">
              {t('every', { age: age(every) })}
            </span>
            <RangeChoice />
          </>
        }
      />
      <div className="flex min-w-0 flex-1 flex-col border-t border-line-1">
        <TimeChart
          {...charts}
          title={t('rates')}
          lines={rates}
          unit="rate"
          empty={<NoSamples of="rates" statistics={statistics} />}
          actions={
            <Button
              kind="quiet"
              size="small"
              aria-pressed={byKind}
              title={t('byKindHelp')}
              onClick={() => setByKind(!byKind)}
            >
              {t('byKind')}
            </Button>
          }
        />
      </div>
    </div>
  )
}
