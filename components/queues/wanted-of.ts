import type { Wanted } from '@/lib/client/refusals'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueuesAsked } from './bulk-queues-dialog'

/** The right that purging or deleting a queue needs. */
export const wantedOf =
  (what: QueuesAsked['what']) =>
  ({ vhost, name }: Queue): Wanted => ({
    right: what === 'purge' ? 'read' : 'configure',
    object: 'queue',
    vhost,
    name,
  })
