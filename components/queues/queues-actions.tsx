'use client'

import { Eraser, Trash2 } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { deletingQueue, purgingQueue } from '@/lib/client/destroying-needs'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Wanted } from '@/lib/client/refusals'
import { sharedRefusal, useRefusalOf } from '@/lib/client/use-refusal'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueuesAsked } from './bulk-queues-dialog'

interface BulkButtonsProps {
  queues: readonly Queue[]
  onAsk: (asked: QueuesAsked) => void
  /** Fetches the dialog's code before the press. */
  early: { onPointerEnter: () => void; onFocus: () => void }
}

/** What can be done to all the selected queues. */
export function QueuesBulkButtons({ queues, onAsk, early }: BulkButtonsProps) {
  const t = useTranslations('queues.menu')
  const one = useTranslations('queue.purge')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  const refusal = (needs: (queue: Queue) => Wanted) => readOnly ?? sharedRefusal(queues.map(needs), refusalOf)
  const onlyStreams = queues.every((queue) => queue.type === 'stream')
  return (
    <>
      <Button
        size="small"
        kind="danger"
        icon={<Eraser />}
        disabledReason={onlyStreams ? one('stream') : refusal(purgingQueue)}
        {...early}
        onClick={() => onAsk({ what: 'purge', queues })}
      >
        {t('purge')}
      </Button>
      <Button
        size="small"
        kind="danger"
        icon={<Trash2 />}
        disabledReason={refusal(deletingQueue)}
        {...early}
        onClick={() => onAsk({ what: 'remove', queues })}
      >
        {t('remove')}
      </Button>
    </>
  )
}
