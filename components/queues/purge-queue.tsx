'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eraser } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveButton } from '@/components/form/destructive-button'
import { useToast } from '@/components/ui/toast'
import { purgingQueue } from '@/lib/client/destroying-needs'
import { purgeQueueMutation } from '@/lib/client/queries/queue-changes'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusal } from '@/lib/client/use-refusal'
import type { Queue } from '@/lib/rabbitmq/queue'

/** "Purge": deletes the ready messages of a queue, after a dialog that counts them and says what stays. */
export function PurgeQueue({ queue }: { queue: Queue }) {
  const t = useTranslations('queue.purge')
  const readOnly = useReadOnlyReason()
  const toast = useToast()
  const purge = useMutation(purgeQueueMutation(useQueryClient()))
  const { vhost, name, ready, unacked } = queue
  const refusal = useRefusal(purgingQueue({ vhost, name }))

  const act = async () => {
    await purge.mutateAsync({ vhost, name })
    toast({
      title: t('done', { name }),
      ...(ready === null ? {} : { description: t('doneHelp', { count: ready }) }),
    })
  }
  const stays =
    unacked === null ? t('staysUnknown') : unacked === 0 ? t('staysNone') : t('stays', { count: unacked })
  return (
    <DestructiveButton
      icon={Eraser}
      // Answered 405 by the broker: a stream is a log, nothing is taken out of it.
      disabledReason={queue.type === 'stream' ? t('stream') : (readOnly ?? refusal)}
      title={t('title', { name })}
      lead={t('lead')}
      losses={[ready === null ? t('readyUnknown') : t('ready', { count: ready })]}
      confirm={t('action')}
      name={name}
      onConfirm={act}
    >
      <p className="text-small text-ink-2">{stays}</p>
    </DestructiveButton>
  )
}
