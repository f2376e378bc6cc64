'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveButton } from '@/components/form/destructive-button'
import { useToast } from '@/components/ui/toast'
import { paths } from '@/lib/api/paths'
import type { QueueAnswer } from '@/lib/api/queues'
import { deletingQueue } from '@/lib/client/destroying-needs'
import { deleteQueueMutation } from '@/lib/client/queries/queue-changes'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusal } from '@/lib/client/use-refusal'
import { useSectionHref } from '@/lib/client/virtual-host'
import { useQueueLosses } from './queue-losses'

/** "Delete": a queue with all that goes with it. Whoever deletes one that is not empty types its name. */
export function DeleteQueue({ data, onDeleted }: { data: QueueAnswer; onDeleted: () => void }) {
  const t = useTranslations('queue.remove')
  const readOnly = useReadOnlyReason()
  const router = useRouter()
  const href = useSectionHref()
  const toast = useToast()
  const remove = useMutation(deleteQueueMutation(useQueryClient()))
  const losses = useQueueLosses(data)
  const { vhost, name, total } = data.queue
  const refusal = useRefusal(deletingQueue({ vhost, name }))

  const act = async () => {
    await remove.mutateAsync({ vhost, name })
    onDeleted()
    router.push(href(paths.queues()))
    toast({ title: t('done', { name }) })
  }
  return (
    <DestructiveButton
      icon={Trash2}
      disabledReason={readOnly ?? refusal}
      title={t('title', { name })}
      lead={t('lead')}
      losses={losses}
      confirm={t('action')}
      name={name}
      // Unknown counts as not empty.
      mustType={total !== 0}
      onConfirm={act}
    />
  )
}
