'use client'

import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { QueryProblem } from '@/components/layout/query-problem'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Overview } from '@/lib/api/overview'
import { queuesQuery } from '@/lib/client/queries/queues'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import { nodeFindings, queueFindings } from '@/lib/rabbitmq/attention'
import { EmptyBroker } from './empty-broker'
import { FindingRow } from './finding-row'

/** The list of queues as it opens: the same page that the section Queues reads. */
const firstPage = { name: '', page: 1 }
const mostShown = 50

/** Alarms of nodes, and queues with messages and no consumer as far as the first page of queues tells. */
export function NeedsAttention({ overview }: { overview: Overview }) {
  const t = useTranslations('overview.attention')
  const queues = useQuery({ ...queuesQuery(firstPage), refetchInterval: useRefreshInterval() })
  const { data } = queues
  const alarms = nodeFindings(overview.nodes ?? [])
  const waiting = queueFindings(data?.rows ?? [])
  const shown = waiting.slice(0, mostShown)
  const isEmpty = overview.objects.queues === 0 && alarms.length === 0
  return (
    <section aria-labelledby="needs-attention" className="flex min-w-0 flex-col">
      <div className="flex min-h-9 flex-none items-center gap-2.5 px-4 max-sm:px-3">
        <h2 id="needs-attention" className="text-small font-semibold whitespace-nowrap">
          {t('title')}
        </h2>
        {alarms.length === 0 ? null : <Chip tone="bad">{t('bad', { count: alarms.length })}</Chip>}
        {waiting.length === 0 ? null : <Chip tone="warn">{t('warn', { count: waiting.length })}</Chip>}
      </div>
      {isEmpty ? <EmptyBroker seesAll={overview.nodes !== null} /> : null}
      {alarms.length + shown.length === 0 ? null : (
        <ul>
          {alarms.map((finding) => (
            <FindingRow key={`${finding.kind} ${finding.node.name}`} finding={finding} />
          ))}
          {shown.map((finding) => (
            <FindingRow key={JSON.stringify([finding.queue.vhost, finding.queue.name])} finding={finding} />
          ))}
        </ul>
      )}
      {waiting.length > shown.length ? (
        <p className="border-t border-line-1 px-4 py-1.5 text-small text-ink-2 max-sm:px-3">
          {t('more', { count: waiting.length - shown.length })}
        </p>
      ) : null}
      {data === undefined && queues.error === null ? (
        <p aria-hidden className="late border-t border-line-1 px-4 py-3 max-sm:px-3">
          <Skeleton width="46%" />
        </p>
      ) : null}
      {queues.error !== null && data === undefined ? (
        <QueryProblem error={queues.error} onRetry={() => void queues.refetch()} />
      ) : null}
      {!isEmpty && data !== undefined && alarms.length + waiting.length === 0 ? (
        <EmptyState icon={<Check size={16} strokeWidth={1.5} />} title={t('none')}>
          {overview.nodes === null ? t('noneQueues') : t('noneHelp')}
        </EmptyState>
      ) : null}
      {isEmpty || data === undefined ? null : (
        <p className="border-t border-line-1 px-4 py-2 text-micro text-ink-3 max-sm:px-3">
          {data.rows.length < data.total
            ? t('firstQueues', { count: exactCount(data.rows.length), total: exactCount(data.total) })
            : t('allQueues')}{' '}
          {overview.nodes === null ? t('noNodes') : null}
        </p>
      )}
    </section>
  )
}
