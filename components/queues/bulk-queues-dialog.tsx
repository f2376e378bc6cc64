'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { BulkDialog } from '@/components/form/bulk-dialog'
import { useToast } from '@/components/ui/toast'
import { bulk } from '@/lib/client/queries/bulk'
import { remembering } from '@/lib/client/refusals'
import type { Queue } from '@/lib/rabbitmq/queue'
import { bulkTotals } from './bulk-totals'
import { wantedOf } from './wanted-of'

export interface QueuesAsked {
  what: 'purge' | 'remove'
  queues: readonly Queue[]
}

interface BulkQueuesDialogProps extends QueuesAsked {
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (done: readonly Queue[]) => void
}

/** Before queues of the list are purged or deleted: names them, and sums up what goes. */
export function BulkQueuesDialog({ what, queues, open, onOpenChange, onDone }: BulkQueuesDialogProps) {
  const t = useTranslations('queues.bulk')
  const one = useTranslations('queue')
  const client = useQueryClient()
  const toast = useToast()
  // Answered 405 by the broker: a stream is a log, nothing is taken out of it.
  const items = what === 'purge' ? queues.filter((queue) => queue.type !== 'stream') : queues
  const { ready, unacked, consumers, unknown, unknownConsumers, isEmpty } = bulkTotals(items)
  const streams = queues.length - items.length
  const [only] = items
  const single = items.length === 1 && only !== undefined ? only.name : null
  const consumerLines = [
    // None that is known of is not none.
    ...(unknownConsumers === items.length ? [] : [t('consumers', { count: consumers })]),
    ...(unknownConsumers === 0 ? [] : [t('unknownConsumers', { count: unknownConsumers })]),
  ]
  const losses = [
    t('ready', { count: ready }),
    ...(what === 'remove' ? [t('unacked', { count: unacked }), ...consumerLines, t('bindings')] : []),
    ...(unknown > 0 ? [t('unknown', { count: unknown })] : []),
    ...(streams > 0 ? [t('streams', { count: streams })] : []),
  ]
  const title =
    single === null
      ? t(what === 'purge' ? 'purgeTitle' : 'removeTitle', { count: items.length })
      : one(`${what}.title`, { name: single })

  return (
    <BulkDialog
      open={open}
      onOpenChange={onOpenChange}
      items={items}
      nameOf={(queue) => queue.name}
      placeOf={(queue) => queue.vhost}
      title={title}
      lead={t(what === 'purge' ? 'purgeLead' : 'removeLead')}
      losses={losses}
      confirm={one(`${what}.action`)}
      mustType={what === 'remove' && !isEmpty}
      act={remembering(wantedOf(what), what === 'purge' ? bulk.purgeQueue : bulk.deleteQueue)}
      onDone={(done) => {
        bulk.queuesChanged(client)
        onDone(done)
        if (done.length > 0) {
          toast({ title: t(what === 'purge' ? 'purged' : 'removed', { count: done.length }) })
        }
      }}
    />
  )
}
