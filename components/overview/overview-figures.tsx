'use client'

import { useTranslations } from 'use-intl'
import { FiguresStrip, type Figure } from '@/components/layout/figures-strip'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch, type DataColour } from '@/components/ui/swatch'
import type { Overview } from '@/lib/api/overview'
import { formatCount } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import { changeOf } from './change'

/** Totals of the whole broker with their change over the chosen range, and rates. */
export function OverviewFigures({ overview: { totals, rates, samples } }: { overview: Overview }) {
  const t = useTranslations('overview')
  const age = useAge()
  const depth = (key: 'ready' | 'unacked' | 'total'): Figure => {
    const change = totals[key] === null ? null : changeOf(samples.at, samples[key])
    const words = change === null ? null : { count: formatCount(Math.abs(change.by)), age: age(change.over) }
    return {
      label: t(key),
      mark: <Swatch colour={key} line={key === 'total'} />,
      value: <Count value={totals[key]} />,
      ...(change === null || words === null
        ? {}
        : { note: change.by === 0 ? t('same', words) : t(change.by > 0 ? 'grew' : 'fell', words) }),
    }
  }
  const rate = (label: string, colour: DataColour, value: number | null, dashed = false): Figure => ({
    label,
    mark: <Swatch colour={colour} line dashed={dashed} />,
    value: value === null ? <span className="text-ink-3">{t('idle')}</span> : <Rate value={value} />,
  })
  const { redeliver, deliverGet } = rates
  const again =
    redeliver === null || deliverGet === null || redeliver === 0 || deliverGet === 0
      ? {}
      : { note: t('ofDeliver', { share: String(Math.round((redeliver / deliverGet) * 100)) }) }
  return (
    <FiguresStrip
      figures={[
        depth('ready'),
        depth('unacked'),
        depth('total'),
        rate(t('publish'), 'publish', rates.publish),
        rate(t('deliverGet'), 'deliver', deliverGet),
        rate(t('ack'), 'ack', rates.ack),
        { ...rate(t('redelivered'), 'redelivered', redeliver, true), ...again },
      ]}
    />
  )
}
