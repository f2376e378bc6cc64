'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Sparkline } from '@/components/chart/sparkline'
import { Rate } from '@/components/ui/figures'
import { laterPart } from '@/components/ui/later-part'
import type { Overview } from '@/lib/api/overview'
import type { Series } from '@/lib/rabbitmq/samples'
import { FoldButton } from './fold-button'

const ChurnCharts = laterPart(
  () => import('./churn-charts').then((module) => module.ChurnCharts),
  () => <div className="min-h-[217px] flex-none border-t border-line-1" />,
)

interface PartProps {
  label: string
  title: string
  values: Series
  figures: { word: string; value: number | null }[]
}

function Part({ label, title, values, figures }: PartProps) {
  return (
    <div className="flex items-center gap-2 whitespace-nowrap" title={title}>
      <dt>{label}</dt>
      {figures.map(({ word, value }) => (
        <dd key={word} className="text-ink-3">
          {word} {/* Wide enough for what it usually is, so that nothing behind it moves. */}
          <span className="inline-block min-w-9 font-medium text-ink-1">
            <Rate value={value} />
          </span>
        </dd>
      ))}
      <dd aria-hidden>
        <Sparkline values={values} colour="total" />
      </dd>
    </div>
  )
}

/** What clients open and close, and declare and delete: too much of it costs a broker more than messages do. */
export function ChurnLine({ overview, stale }: { overview: Overview; stale: boolean }) {
  const { churn, churnSamples, samples } = overview
  const [open, setOpen] = useState(false)
  const t = useTranslations('overview.churn')
  const c = useTranslations('chart')
  const span = t('spark', { span: c(`spans.${samples.range}`) })
  return (
    <section aria-labelledby="churn" className="flex-none border-t border-line-2 bg-surface-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-small text-ink-2 max-sm:px-3">
        <h2 id="churn" className="text-small text-ink-3">
          {t('title')}
        </h2>
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          <Part
            label={t('connections')}
            title={span}
            values={churnSamples.connectionsOpened}
            figures={[
              { word: t('opened'), value: churn.connectionsOpened },
              { word: t('closed'), value: churn.connectionsClosed },
            ]}
          />
          <Part
            label={t('channels')}
            title={span}
            values={churnSamples.channelsOpened}
            figures={[
              { word: t('opened'), value: churn.channelsOpened },
              { word: t('closed'), value: churn.channelsClosed },
            ]}
          />
          <Part
            label={t('queues')}
            title={span}
            values={churnSamples.queuesDeclared}
            figures={[
              { word: t('declared'), value: churn.queuesDeclared },
              { word: t('created'), value: churn.queuesCreated },
              { word: t('deleted'), value: churn.queuesDeleted },
            ]}
          />
        </dl>
        <FoldButton label={t('charts')} open={open} onToggle={() => setOpen(!open)} />
      </div>
      {open ? <ChurnCharts overview={overview} stale={stale} /> : null}
    </section>
  )
}
