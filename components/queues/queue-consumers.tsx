'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { QueueAnswer } from '@/lib/api/queues'
import { queueChannelsQuery } from '@/lib/client/queries/queue-inside'
import { useRefreshInterval } from '@/lib/client/refresh'
import { consumerColumns, type HeldConsumer } from './consumer-columns'

interface QueueConsumersProps {
  data: QueueAnswer
  stale: boolean
}

/** Tags repeat between channels. */
const rowId = (consumer: HeldConsumer) => JSON.stringify([consumer.channel, consumer.tag])

/** Who consumes from one queue, and what the channel of each holds. */
export function QueueConsumers({ data: { queue, consumers }, stale }: QueueConsumersProps) {
  const t = useTranslations('queue')
  const { data: held } = useQuery({
    ...queueChannelsQuery(queue),
    refetchInterval: useRefreshInterval(),
    enabled: consumers !== null && consumers.length > 0,
  })
  const rows = useMemo(() => {
    const unacked = new Map(held?.channels.map((channel) => [channel.name, channel.unacked]))
    return consumers?.map((consumer) => ({
      ...consumer,
      channelUnacked: unacked.get(consumer.channel ?? '') ?? null,
    }))
  }, [consumers, held])
  if (rows === undefined) {
    return (
      <Panel title={t('consumers')}>
        <p className="text-small text-ink-2">{t('consumer.untold')}</p>
      </Panel>
    )
  }
  const unread = held?.unread ?? 0
  return (
    <Panel flush title={t('consumers')} aside={t('consumer.count', { count: rows.length })}>
      <DataTable
        label={t('consumers')}
        columns={consumerColumns}
        rows={rows}
        rowId={rowId}
        stale={stale}
        empty={
          <EmptyState icon={<Plug size={16} />} title={t('consumer.emptyTitle')}>
            {t('consumer.emptyHelp')}
          </EmptyState>
        }
      />
      {unread === 0 ? null : (
        <p className="px-4 py-2 text-micro text-ink-3 max-sm:px-3">
          {t('consumer.unread', { count: unread })}
        </p>
      )}
    </Panel>
  )
}
