'use client'

import { useReadOnOpen } from '@/components/form/use-read-on-open'
import { lazyPart } from '@/components/ui/lazy-part'
import { queueQuery } from '@/lib/client/queries/queues'

const BulkQueuesDialog = lazyPart(() =>
  import('./bulk-queues-dialog').then((module) => module.BulkQueuesDialog),
)

interface NamedQueueDialogProps {
  what: 'remove' | 'purge'
  vhost: string
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Deletes or purges a queue of which only the name is known. The dialog names what goes: the queue is read first. */
export function NamedQueueDialog({ what, vhost, name, ...dialog }: NamedQueueDialogProps) {
  const read = useReadOnOpen(queueQuery({ vhost, name }), dialog)
  if (read === null) return null
  return <BulkQueuesDialog what={what} queues={[read.queue]} onDone={nothing} {...dialog} />
}

const nothing = () => undefined
