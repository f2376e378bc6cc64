import type { Wanted } from './refusals'

interface Named {
  vhost: string
  name: string
}

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
