'use client'

import { DetailList } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { QueueDetails } from '@/lib/rabbitmq/queue-details'
import { messagesOf } from '@/lib/rabbitmq/queue-fields'
import { QueueKinds } from './queue-kinds'
import { useFacts } from './use-facts'

/** What one queue holds, and how it comes and goes. */
export function QueueMessages({ queue }: { queue: QueueDetails }) {
  const t = useTranslations('queue')
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <Panel title={t('messages')}>
        <DetailList details={useFacts(messagesOf(queue))} />
      </Panel>
      <QueueKinds kinds={queue.kinds} />
    </div>
  )
}
