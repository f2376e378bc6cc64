import 'server-only'
import type { Channel, GetMessage } from 'amqplib'
import type { z } from 'zod'
import type { getMessages as getMessagesEndpoint } from '@/lib/api/messages'
import { ConsoleError } from '@/lib/api/problem'
import { peekCost, type PeekedQueue } from '@/lib/rabbitmq/peek'
import type { QueueDetails } from '@/lib/rabbitmq/queue-details'
import { visibleText } from '@/lib/server/visible-text'
import { within } from '@/lib/server/within'
import type { WatchedChannel } from './channel'
import { noAnswer, operationDeadline } from './deadline'
import type { Link } from './link'
import type { AmqpLogin } from './login'
import { deliveredOf, messageOf } from './message'
import { NearLimit } from './near-limit'
import { leaseLink } from './pool'

type Got = z.output<NonNullable<typeof getMessagesEndpoint.output>>

interface GetRequest {
  vhost: string
  queue: string
  /** As far as it is known: basic.get on a stream closes the connection (540), and a delivery limit counts what is put back. */
  details: (PeekedQueue & Pick<QueueDetails, 'total'>) | null
  count: number
  settle: 'requeue' | 'ack'
}

const previewBytes = 64 * 1024

/**
 * Takes up to `count` messages with basic.get and only then puts them all back (one nack with requeue, never reject and
 * never a bare close, which count against a quorum queue's delivery limit) or acknowledges them. On any error they go back.
 * Where putting back counts as well, a message that is near its limit is refused.
 */
export async function getMessages(login: AmqpLogin, request: GetRequest): Promise<Got> {
  const { details } = request
  if (details?.type === 'stream') throw streamProblem(request.queue)
  const { link, release } = await leaseLink(login, request.vhost, 'get')
  try {
    const near = nearLimit(login, link.version, request)
    if (request.settle === 'requeue') near?.checkBefore(details?.total ?? null)
    const watched = await link.openChannel()
    let isSettling = false
    try {
      const got = await getAll(watched.channel, request, near)
      isSettling = true
      await settle(watched, request.settle)
      if (request.settle === 'ack') near?.forget(got.messages)
      return got
    } catch (error) {
      // A channel that closes takes no more, however long the broker is silent: nothing but what went before it holds.
      if (!isSettling && watched.giveBack()) await watched.close()
      throw await explain(link, watched, error, request.queue)
    }
  } finally {
    release()
  }
}

/** Null where putting back counts nothing. */
function nearLimit(login: AmqpLogin, version: string, request: GetRequest): NearLimit | null {
  if (request.details === null) return null
  const cost = peekCost(request.details, version)
  if (!cost.possible || cost.limit === null) return null
  return new NearLimit({ broker: login.brokerId, vhost: request.vhost, name: request.queue }, cost.limit)
}

async function getAll(channel: Channel, request: GetRequest, near: NearLimit | null): Promise<Got> {
  const messages: Got['messages'] = []
  let remaining: number | null = null
  while (messages.length < request.count) {
    const what = `basic.get on queue '${visibleText(request.queue, 255)}'`
    const message = await within(channel.get(request.queue), operationDeadline, noAnswer(what))
    if (message === false) {
      if (messages.length > 0) remaining = 0
      break
    }
    const got = shown(message)
    if (request.settle === 'requeue') near?.check(got)
    messages.push(got)
    remaining = message.fields.messageCount
  }
  return { messages, settled: request.settle, remaining }
}

const shown = (message: GetMessage): Got['messages'][number] => messageOf(deliveredOf(message), previewBytes)

async function settle(watched: WatchedChannel, how: GetRequest['settle']): Promise<void> {
  if (how === 'ack') watched.channel.ackAll()
  else watched.giveBack()
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
