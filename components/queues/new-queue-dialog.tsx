'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { FormDialog } from '@/components/form/form-dialog'
import { useToast } from '@/components/ui/toast'
import { paths } from '@/lib/api/paths'
import { declareQueueBody } from '@/lib/api/queues'
import { declareQueueMutation } from '@/lib/client/queries/queue-changes'
import { useFirstVirtualHost } from '@/lib/client/first-virtual-host'
import { queueNeeds } from '@/lib/client/wanted'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { NewQueueFields } from './new-queue-fields'

const schema = declareQueueBody.safeExtend({ vhost: objectName })
export type NewQueueInput = z.input<typeof schema>
export type NewQueueOutput = z.output<typeof schema>

interface NewQueueDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Declares a queue and goes to its page. */
export function NewQueueDialog({ open, onOpenChange }: NewQueueDialogProps) {
  const t = useTranslations('queue.create')
  const vhost = useFirstVirtualHost()
  const router = useRouter()
  const toast = useToast()
  const declare = useMutation(declareQueueMutation(useQueryClient()))
  const values: NewQueueInput = {
    vhost,
    name: '',
    type: 'classic',
    durable: true,
    autoDelete: false,
    arguments: [],
  }

  const act = async (queue: NewQueueOutput) => {
    await declare.mutateAsync(queue)
    toast({ title: t('done', { name: queue.name }) })
    router.push(paths.queue(queue))
  }
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      submit={t('submit')}
      schema={schema}
      values={values}
      first="name"
      onSubmit={act}
      needs={queueNeeds}
    >
      {(form) => <NewQueueFields form={form} />}
    </FormDialog>
  )
}
