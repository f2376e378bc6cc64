'use client'

import type { ReactNode } from 'react'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { Bytes, Count, Rate } from '@/components/ui/figures'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { NodeDetails } from '@/lib/rabbitmq/node-details'
import { nodeChurnKeys, type NodeChurnKey, type TimeKey, type WorkKey } from '@/lib/rabbitmq/node-work'

type Work = NodeDetails['work']

const countOf = (value: number | null) => () => <Count value={value} />

/** What clients open and close on a node, now and since it started. */
export function NodeChurn({ churn }: { churn: NodeDetails['churn'] }) {
  const t = useTranslations('nodes.churn')
  const keys = Object.keys(nodeChurnKeys) as NodeChurnKey[]
  return (
    <Panel title={t('title')}>
      <DetailList
        details={keys.map((key) => ({
          label: t(key),
          value: (
            <>
              <Rate value={churn[key].rate} />
              <span className="text-ink-3">
                {' · '}
                {t.rich('soFar', { count: countOf(churn[key].count) })}
              </span>
            </>
          ),
        }))}
      />
    </Panel>
  )
}

type Counted = Work['uncounted'][number]

/** In words where this version does not count it. */
function OfWork({ of, work, children }: { of: Counted; work: Work; children: ReactNode }) {
  const t = useTranslations('nodes.one')
  return work.uncounted.includes(of) ? <span className="text-ink-3">{t('notCounted')}</span> : children
}

const rateOf = (key: WorkKey, work: Work) => (
  <OfWork of={key} work={work}>
    <Rate value={work.rates[key]} />
  </OfWork>
)

/** What a node does with its disk and its processors. */
export function NodeWork({ work }: { work: Work }) {
  const t = useTranslations('nodes.one')
  const bytes = (key: keyof Work['bytes']): Detail => ({
    label: t(key),
    value: (
      <OfWork of={key} work={work}>
        <Bytes value={work.bytes[key]} perSecond />
      </OfWork>
    ),
  })
  const timed = (key: 'reads' | 'writes' | 'syncs' | 'seeks', of: TimeKey): Detail => ({
    label: t(key),
    value: (
      <OfWork of={key} work={work}>
        <Rate value={work.rates[key]} />
        <span className="text-ink-3" title={t('timeHelp')}>
          {' · '}
          {work.times[of] === null ? <Count value={null} /> : `${work.times[of].toFixed(2)} ms`}
        </span>
      </OfWork>
    ),
  })
  return (
    <Panel title={t('work')}>
      <DetailList
        details={[
          bytes('readBytes'),
          bytes('writtenBytes'),
          timed('reads', 'read'),
          timed('writes', 'write'),
          timed('syncs', 'sync'),
          timed('seeks', 'seek'),
          { label: t('reopens'), value: rateOf('reopens', work) },
          { label: t('contextSwitches'), value: rateOf('contextSwitches', work) },
          { label: t('collections'), value: rateOf('collections', work) },
          bytes('reclaimed'),
        ]}
      />
      {work.uncounted.includes('writes') ? <p className="mt-2 text-small text-ink-2">{t('ioHelp')}</p> : null}
    </Panel>
  )
}

const persistence = [
  'storeReads',
  'storeWrites',
  'indexReads',
  'indexWrites',
  'ramTransactions',
  'diskTransactions',
] as const satisfies readonly WorkKey[]

/** What a node keeps: messages of classic queues, and what is declared. */
export function Persistence({ work }: { work: Work }) {
  const t = useTranslations('nodes.one')
  return (
    <Panel title={t('persistence')}>
      <DetailList details={persistence.map((key) => ({ label: t(key), value: rateOf(key, work) }))} />
    </Panel>
  )
}
