'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { FiguresStrip, type Figure } from '@/components/layout/figures-strip'
import { Count, RateOrIdle } from '@/components/ui/figures'
import { Swatch, type DataColour } from '@/components/chart/swatch'
import type { Overview } from '@/lib/api/overview'
import { keepsRates } from '@/lib/rabbitmq/keeps-rates'
import { formatCount } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import { changeSince } from './change'

/** Totals of the whole broker with their change over the chosen range, and rates. */
export function OverviewFigures({ overview }: { overview: Overview }) {
  const t = useTranslations('overview')
  const age = useAge()
  const { totals, rates, samples } = overview
  const counts = keepsRates(overview.statistics)
  const depth = (key: 'ready' | 'unacked' | 'total'): Figure => {
    const change = changeSince(samples.at, samples[key], totals[key])
    const words = { count: formatCount(Math.abs(change?.by ?? 0)), age: age(change?.over ?? 0) }
    const note =
      change === null || change.by === 0 ? t('same', words) : t(change.by > 0 ? 'grew' : 'fell', words)
    return {
      label: t(key),
      mark: <Swatch colour={key} line={key === 'total'} />,
      value: <Count value={totals[key]} />,
      colour: key,
      ...(change === null ? {} : { note: <span title={note}>{note}</span> }),
    }
  }
  const rate = (label: string, colour: DataColour, value: number | null, dashed = false): Figure => ({
    label,
    mark: <Swatch colour={colour} line dashed={dashed} />,
    value: <RateOrIdle value={value} counts={counts} />,
  })
  const { redeliver, deliverGet } = rates
  const repeated =
    redeliver && deliverGet
      ? t('ofDeliver', { share: String(Math.round((redeliver / deliverGet) * 100)) })
      : null
  return (
    <FiguresStrip
      figures={[
        depth('ready'),
        depth('unacked'),
        depth('total'),
        rate(t('publish'), 'publish', rates.publish),
        rate(t('deliverGet'), 'deliver', deliverGet),
        rate(t('ack'), 'ack', rates.ack),
        {
          ...rate(t('redelivered'), 'redelivered', redeliver, true),
          ...(repeated === null ? {} : { note: <span title={repeated}>{repeated}</span> }),
        },
      ]}
    />
  )
}
