'use client'

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

/** What a node does with its disk and its processors. */
export function NodeWork({ node }: { node: NodeDetails }) {
  const t = useTranslations('nodes.one')
  const { work, readBytes, writtenBytes } = node
  const { rates, times, reclaimed } = work
  const timed = (key: 'reads' | 'writes' | 'syncs' | 'seeks', of: TimeKey): Detail => ({
    label: t(key),
    value: (
      <>
        <Rate value={rates[key]} />
        <span className="text-ink-3" title={t('timeHelp')}>
          {' · '}
          {times[of] === null ? <Count value={null} /> : `${times[of].toFixed(2)} ms`}
        </span>
      </>
    ),
  })
  return (
    <Panel title={t('work')}>
      <DetailList
        details={[
          { label: t('readBytes'), value: <Bytes value={readBytes} perSecond /> },
          { label: t('writtenBytes'), value: <Bytes value={writtenBytes} perSecond /> },
          timed('reads', 'read'),
          timed('writes', 'write'),
          timed('syncs', 'sync'),
          timed('seeks', 'seek'),
          { label: t('reopens'), value: <Rate value={rates.reopens} /> },
          { label: t('contextSwitches'), value: <Rate value={rates.contextSwitches} /> },
          { label: t('collections'), value: <Rate value={rates.collections} /> },
          { label: t('reclaimed'), value: <Bytes value={reclaimed} perSecond /> },
        ]}
      />
      {readBytes === 0 && writtenBytes === 0 && times.write === 0 ? (
        <p className="mt-2 text-small text-ink-2">{t('ioHelp')}</p>
      ) : null}
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
export function Persistence({ work: { rates } }: { work: Work }) {
  const t = useTranslations('nodes.one')
  return (
    <Panel title={t('persistence')}>
      <DetailList
        details={persistence.map((key) => ({ label: t(key), value: <Rate value={rates[key]} /> }))}
      />
    </Panel>
  )
}
