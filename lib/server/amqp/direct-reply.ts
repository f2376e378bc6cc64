import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { visibleText } from '@/lib/server/visible-text'
import { operationDeadline, within } from './deadline'
import type { Link } from './link'
import type { Outgoing } from './outgoing'

/** Whether a message answers a request that was sent with RabbitMQ's direct reply-to. */
export const isDirectReply = ({ exchange, routingKey }: Pick<Outgoing, 'exchange' | 'routingKey'>): boolean =>
  exchange === '' && routingKey.startsWith('amq.rabbitmq.reply-to.')

/**
 * Throws not_found when the client that asked is gone. RabbitMQ 4.3.6 confirms a direct reply to nobody and returns it to
 * nobody, mandatory or not; a passive declare of the name tells. A client that leaves right now is missed.
 */
export async function checkRequester(
  link: Link,
  { routingKey }: Pick<Outgoing, 'routingKey'>,
): Promise<void> {
  const probe = await link.openChannel()
  try {
    await within(probe.channel.checkQueue(routingKey), operationDeadline, 'queue.declare (passive)')
  } catch (error) {
    const problem = link.explain(error)
    if (problem.code !== 'not_found') throw problem
    const detail = `Nobody waits for this reply any more: the client behind ${visibleText(routingKey, 60)} is gone. Nothing was sent.`
    throw new ConsoleError('not_found', detail, { cause: error })
  } finally {
    void probe.close()
  }
}
