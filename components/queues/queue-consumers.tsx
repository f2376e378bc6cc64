'use client'

import { Plug } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { consumerColumns } from './consumer-columns'

interface QueueConsumersProps {
  /** Null: the broker does not say. */
  consumers: readonly Consumer[] | null
  stale: boolean
}

/** Tags repeat between channels. */
const rowId = (consumer: Consumer) => JSON.stringify([consumer.channel, consumer.tag])

/** Who consumes from one queue. */
export function QueueConsumers({ consumers, stale }: QueueConsumersProps) {
  const t = useTranslations('queue')
  if (consumers === null) {
    return (
      <Panel title={t('consumers')}>
        <p className="text-small text-ink-2">{t('consumer.untold')}</p>
      </Panel>
    )
  }
  return (
    <Panel flush title={t('consumers')} aside={t('consumer.count', { count: consumers.length })}>
      <DataTable
        label={t('consumers')}
        columns={consumerColumns}
        rows={consumers}
        rowId={rowId}
        stale={stale}
        empty={
          <EmptyState icon={<Plug size={16} strokeWidth={1.5} />} title={t('consumer.emptyTitle')}>
            {t('consumer.emptyHelp')}
          </EmptyState>
        }
      />
    </Panel>
  )
}
