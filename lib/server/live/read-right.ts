import 'server-only'
import type { LiveSourceRequest } from '@/lib/api/live'
import { traceExchange } from '@/lib/rabbitmq/traced'
import { noAnswer, operationDeadline } from '@/lib/server/amqp/deadline'
import type { Link } from '@/lib/server/amqp/link'
import { brokerClose } from '@/lib/server/amqp/refusal'
import { bindingArguments } from '@/lib/server/amqp/tap'
import { within } from '@/lib/server/within'

const accessRefused = 403

/**
 * Throws `refused` when this user may not read there any more: a running consumer outlives its permission (3.10 to 4.3). What
 * is asked changes nothing. A tap is bound once more as it is bound. A queue or stream is consumed with an argument of the
 * wrong type, which the broker looks at after the permission: 406 for who may, 403 for who may not, and nothing is consumed.
 * Everything else (a queue that went, a connection that is lost) the consumer is told by itself.
 */
export async function checkReadRight(link: Link, source: LiveSourceRequest, queue: string): Promise<void> {
  const watched = await link.openChannel()
  try {
    await within(ask(watched.channel, source, queue), operationDeadline, noAnswer('Checking a permission'))
  } catch (error) {
    if (brokerClose(error)?.code === accessRefused) throw link.explain(error)
  } finally {
    void watched.close()
  }
}

type Channel = Awaited<ReturnType<Link['openChannel']>>['channel']

function ask(channel: Channel, source: LiveSourceRequest, queue: string): Promise<unknown> {
  if (source.kind === 'tap') {
    return channel.bindQueue(queue, source.exchange, source.bindingKey, bindingArguments(source.arguments))
  }
  if (source.kind === 'firehose') return channel.bindQueue(queue, traceExchange, source.bindingKey)
  return channel.consume(queue, () => undefined, { arguments: { 'x-priority': 'not a number' } })
}
