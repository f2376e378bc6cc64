'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Note } from '@/components/ui/note'
import { tapLength } from '@/lib/api/live-names'
import { queueQuery } from '@/lib/client/queries/queues'
import { useSession } from '@/lib/client/session-context'
import { peekCost } from '@/lib/rabbitmq/peek'
import type { Queue } from '@/lib/rabbitmq/queue'
import { isDefaultExchange, type SourceKind } from './source-values'
import type { SourceForm } from './use-source-form'

/** What this source does to the broker and to others, said before it starts. */
export function SourceNote({ form }: { form: SourceForm }) {
  const { values, exchanges, queues } = form
  const t = useTranslations('live')
  const notes: Record<SourceKind, () => ReactNode> = {
    tap: () => (
      <TapNote exchange={values.exchange} vhost={values.vhost} type={exchanges.found?.type ?? null} />
    ),
    queue: () => (
      <ConsumerNote
        prefetch={values.prefetch}
        isAutomatic={values.ack === 'automatic'}
        queue={queues.found}
      />
    ),
    stream: () => <StreamNote queue={queues.found} />,
    firehose: () => (
      <Note tone="warn" more={{ word: t('noteMore'), text: t('firehoseMore') }}>
        {t('firehoseNote', { vhost: values.vhost })}
      </Note>
    ),
  }
  return notes[values.source]()
}

function StreamNote({ queue }: { queue: Queue | null }) {
  const t = useTranslations('live')
  if (queue !== null && queue.type !== 'stream') {
    return <Note tone="warn">{t('notStream', { queue: queue.name })}</Note>
  }
  return <Note tone="info">{t('streamNote')}</Note>
}

/** Exchanges of the broker's own plugins, with what they bring. */
const ownExchanges = { 'amq.rabbitmq.event': 'eventNote', 'amq.rabbitmq.log': 'logNote' } as const

function TapNote({ exchange, vhost, type }: { exchange: string | null; vhost: string; type: string | null }) {
  const t = useTranslations('live')
  if (isDefaultExchange(exchange)) return <Note tone="warn">{t('defaultNote')}</Note>
  const own = Object.hasOwn(ownExchanges, exchange ?? '') ? (exchange as keyof typeof ownExchanges) : null
  return (
    <Note
      tone="info"
      more={{ word: t('noteMore'), text: t('tapMore', { length: tapLength, queue: 'warren.tap.*' }) }}
    >
      {own === null ? null : <p className="font-medium">{t(ownExchanges[own], { vhost })}</p>}
      {type === null ? null : (
        <p className="font-medium">
          {type === 'topic' || type === 'direct' || type === 'fanout' || type === 'headers'
            ? t(`keyNote.${type}`)
            : t('keyNote.other', { type })}
        </p>
      )}
      <p>{t('tapNote')}</p>
    </Note>
  )
}

interface ConsumerNoteProps {
  prefetch: string
  isAutomatic: boolean
  queue: Queue | null
}

function ConsumerNote({ prefetch, isAutomatic, queue }: ConsumerNoteProps) {
  const t = useTranslations('live')
  const { broker } = useSession()
  const limit = useReturnLimit(queue, broker.version)
  if (queue?.type === 'stream') return <Note tone="info">{t('useStream')}</Note>
  return (
    <Note tone={isAutomatic ? 'warn' : 'info'}>
      <p>{isAutomatic ? t('automaticNote') : t('consumerNote', { prefetch })}</p>
      {queue === null || queue.consumers === null ? null : (
        <p>{t('consumerOthers', { count: queue.consumers })}</p>
      )}
      {limit === null ? null : <p className="font-medium">{t('consumerCounts', { limit })}</p>}
    </Note>
  )
}

/** How often a message may go back before the broker drops or dead-letters it; null where returns are not counted, or not known to be. */
function useReturnLimit(queue: Queue | null, version: string): number | null {
  const { vhost = '', name = '', type } = queue ?? {}
  // A list of queues does not say what their policies come to.
  const { data } = useQuery({ ...queueQuery({ vhost, name }), enabled: type === 'quorum' })
  if (data === undefined || type !== 'quorum') return null
  const cost = peekCost(data.queue, version)
  return cost.possible && cost.effects.includes('counts-delivery') ? cost.limit : null
}
