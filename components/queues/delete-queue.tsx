'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveDialog } from '@/components/form/destructive-dialog'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { paths } from '@/lib/api/paths'
import type { QueueAnswer } from '@/lib/api/queues'
import { deleteQueueMutation } from '@/lib/client/queries/queues'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import { useRefusal } from '@/lib/client/use-refusal'
import { useQueueLosses } from './queue-losses'

/** "Delete": a queue with all that goes with it. Whoever deletes one that is not empty types its name. */
export function DeleteQueue({ data, onDeleted }: { data: QueueAnswer; onDeleted: () => void }) {
  const t = useTranslations('queue.remove')
  const { environment } = useSession().broker
  const readOnly = useReadOnlyReason()
  const router = useRouter()
  const toast = useToast()
  const remove = useMutation(deleteQueueMutation(useQueryClient()))
  const losses = useQueueLosses(data)
  const [open, setOpen] = useState(false)
  const { vhost, name, total } = data.queue
  const refusal = useRefusal({ right: 'configure', object: 'queue', vhost, name })

  const act = async () => {
    await remove.mutateAsync({ vhost, name })
    onDeleted()
    router.push(paths.queues())
    toast({ title: t('done', { name }) })
  }
  return (
    <>
      <Button
        kind="danger"
        icon={<Trash2 size={14} strokeWidth={1.5} aria-hidden />}
        disabledReason={readOnly ?? refusal}
        {...DestructiveDialog.early}
        onClick={() => setOpen(true)}
      >
        {t('action')}
      </Button>
      <DestructiveDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title', { name })}
        lead={t('lead')}
        losses={losses}
        confirm={t('action')}
        // Unknown counts as not empty.
        typeName={total === 0 && environment !== 'production' ? undefined : name}
        onConfirm={act}
      />
    </>
  )
}
