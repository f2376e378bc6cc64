import type { Wanted } from './refusals'
import type { Named } from '@/lib/rabbitmq/object-key'

/** What purging a queue needs: RabbitMQ counts it as reading. */
export const purgingQueue = ({ vhost, name }: Named): Wanted => ({
  right: 'read',
  object: 'queue',
  vhost,
  name,
})

const deleting =
  (object: Wanted['object']) =>
  ({ vhost, name }: Named): Wanted => ({ right: 'configure', object, vhost, name })

export const deletingQueue = deleting('queue')
export const deletingExchange = deleting('exchange')
