'use client'

import { OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { NameLink } from '@/components/layout/name-link'
import { paths } from '@/lib/api/paths'
import { formatBytes, formatCount, formatRate } from '@/lib/i18n/format'
import type { Finding } from '@/lib/rabbitmq/attention'

interface RowProps {
  bad: boolean
  name: ReactNode
  /** Beside the name: a virtual host, what is wrong with a node. */
  what: string
  value: ReactNode
  /** One sentence of cause. */
  why: string
}

function Row({ bad, name, what, value, why }: RowProps) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 border-t border-line-1 px-4 py-1.5 hover:bg-hover max-sm:px-3">
      {bad ? (
        <OctagonAlert size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 text-bad" />
      ) : (
        <TriangleAlert size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 text-warn" />
      )}
      <span className="flex min-w-0 items-baseline gap-1.5">
        <span className="min-w-0 font-medium">{name}</span>
        <span className="cut max-w-[45%] flex-none text-micro text-ink-3" title={what}>
          {what}
        </span>
      </span>
      <span className="text-right text-small whitespace-nowrap text-ink-3">{value}</span>
      <p className="col-span-2 col-start-2 text-small text-ink-2">{why}</p>
    </li>
  )
}

const known = (value: number | null, format: (value: number) => string) =>
  value === null ? '?' : format(value)

/** One thing that needs attention: name, figure, one sentence of cause. */
export function FindingRow({ finding }: { finding: Finding }) {
  const t = useTranslations('overview.attention')
  if (finding.kind === 'noConsumer') {
    const { queue, ready } = finding
    const rate = queue.incomingRate
    return (
      <Row
        bad={false}
        name={<NameLink href={paths.queue(queue)} name={queue.name} />}
        what={queue.vhost}
        value={
          <>
            <b className="font-medium text-ink-1">{formatCount(ready)}</b> {t('ready')}
          </>
        }
        why={rate === null || rate === 0 ? t('resting') : t('growing', { rate: formatRate(rate) })}
      />
    )
  }
  const { node, kind } = finding
  const shared = {
    bad: kind !== 'drained',
    name: <span className="mono cut block">{node.name}</span>,
    what: t(kind),
  }
  const why = {
    memory: t('memoryWhy'),
    disk: t('diskWhy', { limit: known(node.diskLimit, formatBytes) }),
    down: t('downWhy'),
    drained: t('drainedWhy'),
    partition: t('partitionWhy', { nodes: node.partitions.join(', ') }),
  }[kind]
  const value = {
    memory: (
      <>
        <b className="font-medium text-ink-1">{known(node.memory, formatBytes)}</b>{' '}
        {t('memoryOf', { limit: known(node.memoryLimit, formatBytes) })}
      </>
    ),
    disk: (
      <>
        <b className="font-medium text-ink-1">{known(node.diskFree, formatBytes)}</b> {t('diskFree')}
      </>
    ),
    down: null,
    drained: null,
    partition: null,
  }[kind]
  return <Row {...shared} value={value} why={why} />
}
