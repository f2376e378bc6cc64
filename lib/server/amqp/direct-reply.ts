import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { directReplyTo } from '@/lib/rabbitmq/direct-reply-to'
import { visibleText } from '@/lib/server/visible-text'
import { within } from '@/lib/server/within'
import { noAnswer, operationDeadline } from './deadline'
import type { Link } from './link'
import type { Outgoing } from './outgoing'

/** Whether a message answers a request that was sent with RabbitMQ's direct reply-to. */
export const isDirectReply = ({ exchange, routingKey }: Pick<Outgoing, 'exchange' | 'routingKey'>): boolean =>
  exchange === '' && routingKey.startsWith(`${directReplyTo}.`)

/**
 * Whether the broker is asked to return it. 3.10.8 returns even a direct reply that arrived, 4.3.6 does not return one that did
 * not: mandatory tells nothing here.
 */
export const isReturnable = (message: Outgoing): boolean => message.mandatory && !isDirectReply(message)

/**
 * Throws not_found when the client that asked is gone. The broker confirms a direct reply to nobody, too; a passive declare of
 * the name tells (3.10 to 4.3). A client that leaves right now is missed.
 */
export async function checkRequester(
  link: Link,
  { routingKey }: Pick<Outgoing, 'routingKey'>,
): Promise<void> {
  const probe = await link.openChannel()
  try {
    await within(probe.channel.checkQueue(routingKey), operationDeadline, noAnswer('queue.declare (passive)'))
  } catch (error) {
    const problem = link.explain(error)
    if (problem.code !== 'not_found') throw problem
    const detail = `Nobody waits for this reply any more: the client behind ${visibleText(routingKey, 60)} is gone. Nothing was sent.`
    throw new ConsoleError('not_found', detail, { cause: error })
  } finally {
    void probe.close()
  }
}
