'use client'

import { useTranslations } from 'use-intl'
import { FiguresStrip } from '@/components/layout/figures-strip'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch, type DataColour } from '@/components/ui/swatch'
import type { Overview } from '@/lib/api/overview'

/** Totals and rates of the whole broker. */
export function OverviewFigures({ overview }: { overview: Overview }) {
  const t = useTranslations('overview')
  const { totals, rates } = overview
  const rate = (label: string, colour: DataColour, value: number | null, dashed = false) => ({
    label,
    mark: <Swatch colour={colour} line dashed={dashed} />,
    value: value === null ? <span className="text-ink-3">{t('idle')}</span> : <Rate value={value} />,
  })
  return (
    <FiguresStrip
      figures={[
        { label: t('ready'), mark: <Swatch colour="ready" />, value: <Count value={totals.ready} /> },
        { label: t('unacked'), mark: <Swatch colour="unacked" />, value: <Count value={totals.unacked} /> },
        { label: t('total'), mark: <Swatch colour="total" line />, value: <Count value={totals.total} /> },
        rate(t('publish'), 'publish', rates.publish),
        rate(t('deliverGet'), 'deliver', rates.deliverGet),
        rate(t('ack'), 'ack', rates.ack),
        rate(t('redelivered'), 'redelivered', rates.redeliver, true),
      ]}
    />
  )
}
