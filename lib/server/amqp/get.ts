import 'server-only'
import type { Channel, GetMessage } from 'amqplib'
import type { z } from 'zod'
import type { getMessages as getMessagesEndpoint } from '@/lib/api/messages'
import { ConsoleError } from '@/lib/api/problem'
import { visibleText } from '@/lib/server/visible-text'
import type { WatchedChannel } from './channel'
import { operationDeadline, within } from './deadline'
import type { Link } from './link'
import type { AmqpLogin } from './login'
import { deliveredOf, messageOf } from './message'
import { leaseLink } from './pool'

type Got = z.output<NonNullable<typeof getMessagesEndpoint.output>>

interface GetRequest {
  vhost: string
  queue: string
  /** RabbitMQ's queue type, as far as it is known: basic.get on a stream closes the connection (540). */
  type: string | null
  count: number
  settle: 'requeue' | 'ack'
}

const previewBytes = 64 * 1024

/**
 * Takes up to `count` messages with basic.get and only then puts them all back (one nack with requeue, never reject and
 * never a bare close, which count against a quorum queue's delivery limit) or acknowledges them. On any error they go back.
 */
export async function getMessages(login: AmqpLogin, request: GetRequest): Promise<Got> {
  if (request.type === 'stream') throw streamProblem(request.queue)
  const { link, release } = await leaseLink(login, request.vhost, 'get')
  try {
    const watched = await link.openChannel()
    try {
      const got = await getAll(watched.channel, request)
      await settle(watched, request.settle)
      return got
    } catch (error) {
      if (watched.isOpen) {
        watched.channel.nackAll(true)
        await watched.close()
      }
      throw await explain(link, watched, error, request.queue)
    }
  } finally {
    release()
  }
}

async function getAll(channel: Channel, request: GetRequest): Promise<Got> {
  const messages: Got['messages'] = []
  let remaining: number | null = null
  while (messages.length < request.count) {
    const what = `basic.get on queue '${visibleText(request.queue, 255)}'`
    const message = await within(channel.get(request.queue), operationDeadline, what)
    if (message === false) {
      if (messages.length > 0) remaining = 0
      break
    }
    messages.push(shown(message))
    remaining = message.fields.messageCount
  }
  return { messages, settled: request.settle, remaining }
}

const shown = (message: GetMessage): Got['messages'][number] => messageOf(deliveredOf(message), previewBytes)

async function settle(watched: WatchedChannel, how: GetRequest['settle']): Promise<void> {
  if (how === 'ack') watched.channel.ackAll()
  else watched.channel.nackAll(true)
  if (await watched.close()) return
  const detail =
    how === 'ack'
      ? 'The connection was lost while the messages were acknowledged: they may be back in the queue.'
      : 'The connection was lost; the broker puts the messages back.'
  throw new ConsoleError('broker_unreachable', detail)
}

async function explain(
  link: Link,
  watched: WatchedChannel,
  error: unknown,
  queue: string,
): Promise<ConsoleError> {
  if (error instanceof ConsoleError) return error
  const end = watched.isOpen ? null : await watched.ended
  if (end !== null && end.by !== 'us') return end.close?.code === 540 ? streamProblem(queue) : end.problem
  return link.explain(error)
}

const streamProblem = (queue: string): ConsoleError =>
  new ConsoleError(
    'precondition',
    `'${visibleText(queue, 255)}' is a stream: its messages are read by offset, not got. Consume it in the live view.`,
  )
