'use client'

import { useTranslations } from 'use-intl'
import { Note } from '@/components/ui/note'
import { tapLength } from '@/lib/api/live'
import { useSession } from '@/lib/client/session-context'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import { peekCost } from '@/lib/rabbitmq/peek'
import type { Queue } from '@/lib/rabbitmq/queue'
import { isDefaultExchange } from './check-source'
import type { SourceForm } from './use-source-form'

/** What this source does to the broker and to others, said before it starts. */
export function SourceNote({ form }: { form: SourceForm }) {
  const { values, exchanges, queues } = form
  if (values.source === 'queue') return <ConsumerNote prefetch={values.prefetch} queue={queues.found} />
  return <TapNote exchange={values.exchange} type={exchanges.found?.type ?? null} />
}

function TapNote({ exchange, type }: { exchange: string | null; type: string | null }) {
  const t = useTranslations('live')
  if (isDefaultExchange(exchange)) return <Note tone="warn">{t('defaultNote')}</Note>
  return (
    <Note tone="info">
      {type === null ? null : (
        <p className="font-medium">
          {type === 'topic' || type === 'direct' || type === 'fanout' || type === 'headers'
            ? t(`keyNote.${type}`)
            : t('keyNote.other', { type })}
        </p>
      )}
      <p>{t('tapNote', { length: tapLength, queue: 'warren.tap.*' })}</p>
    </Note>
  )
}

function ConsumerNote({ prefetch, queue }: { prefetch: string; queue: Queue | null }) {
  const t = useTranslations('live')
  const { broker } = useSession()
  if (queue?.type === 'stream') return <Note tone="info">{t('streamNote')}</Note>
  const limit = queue === null ? null : returnLimit(queue, broker.version)
  return (
    <Note tone="info">
      <p>{t('consumerNote', { prefetch })}</p>
      {queue === null || queue.consumers === null ? null : (
        <p>{t('consumerOthers', { count: queue.consumers })}</p>
      )}
      {limit === null ? null : <p className="font-medium">{t('consumerCounts', { limit })}</p>}
    </Note>
  )
}

/** How often a message may go back before the broker drops or dead-letters it; null where returns are not counted. */
function returnLimit(queue: Queue, version: string): number | null {
  const set = queue.arguments.find(({ name }) => name === 'x-delivery-limit')
  const deliveryLimit = set === undefined ? null : argumentText(set.value)
  const cost = peekCost({ type: queue.type, deliveryLimit }, version)
  return cost.possible && cost.effects.includes('counts-delivery') ? cost.limit : null
}
