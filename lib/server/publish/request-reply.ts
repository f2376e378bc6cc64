import 'server-only'
import { randomUUID } from 'node:crypto'
import type { ConsumeMessage } from 'amqplib'
import type { z } from 'zod'
import type { Reply, requestBody, requestReply } from '@/lib/api/messages'
import { ConsoleError } from '@/lib/api/problem'
import { directReplyTo } from '@/lib/rabbitmq/direct-reply-to'
import type { WatchedChannel } from '@/lib/server/amqp/channel'
import { noAnswer, operationDeadline } from '@/lib/server/amqp/deadline'
import type { Link } from '@/lib/server/amqp/link'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { deliveredOf, messageOf } from '@/lib/server/amqp/message'
import { outgoingOf } from '@/lib/server/amqp/outgoing'
import { leaseOwnLink } from '@/lib/server/amqp/pool'
import { visibleText } from '@/lib/server/visible-text'
import { within } from '@/lib/server/within'
import type { WireMessage } from './ledger'
import { payloadBytes, type ReadUpload } from './payload-bytes'
import { PublishRun } from './publish-run'
import { wireMessage } from './wire-message'

type Request = z.output<typeof requestBody>
type Answer = z.output<NonNullable<(typeof requestReply)['output']>>

/** What is shown of a reply. */
const mostPayload = 256 * 1024
/** So long a request that was answered still waits for its confirm. */
const confirmGrace = 1000
/** Replies that match nothing, shown beside those that do. */
const mostStrays = 20

/**
 * Publishes a request and collects replies until there are enough of them, the time is over, or nothing can answer. Consumer
 * and publisher share a channel, as direct reply-to demands; the connection is this request's own and goes with it.
 */
export async function requestAndWait(
  login: AmqpLogin,
  vhost: string,
  request: Request,
  readUpload: ReadUpload,
  signal: AbortSignal,
): Promise<Answer> {
  const payload = await payloadBytes(request, readUpload)
  const { link, release } = await leaseOwnLink(login, vhost, 'consume')
  try {
    if (link.blocked !== null) throw blockedProblem(link.blocked)
    const watched = await link.openConfirmChannel()
    checkAsker(signal)
    const replies = new Replies(request, signal, watched)
    const replyTo = await consumeReplies(link, watched, request, replies)
    checkAsker(signal)
    const correlationId =
      request.properties.correlationId === '' ? randomUUID() : request.properties.correlationId
    const properties = { ...request.properties, correlationId, replyTo }
    const message = wireMessage(outgoingOf({ ...request, properties }, payload), link.frameMax)
    replies.begin(correlationId)
    const run = new PublishRun(link, watched, { guarantee: 'confirm', window: 1, rate: null })
    let isMade = false
    const published = run.run(() => {
      if (isMade) return null
      isMade = true
      return message
    })
    await Promise.race([published, replies.done])
    // A channel that the broker closed: what it said against the request is counted next.
    if (!watched.isOpen) await published
    const { kind } = outcomeOf(run, link, message)
    if (kind === 'confirmed' || kind === 'unknown') await replies.done
    const milliseconds = replies.elapsed()
    // A queue hands out what it has yet to confirm: a quick reply comes first.
    if (replies.hasMatch && !signal.aborted) await within(published, confirmGrace, () => undefined)
    const outcome = outcomeOf(run, link, message)
    // A request that a blocked broker has not read yet would go out whenever the alarm ends: it goes with the socket.
    if (outcome.kind === 'unknown' && link.blocked !== null) link.discard()
    return {
      outcome,
      replyTo,
      correlationId,
      replies: replies.list,
      strays: replies.strays,
      milliseconds,
    }
  } finally {
    release()
  }
}

/** Whoever asked may have left while the console connected: then nothing is sent. */
function checkAsker(signal: AbortSignal): void {
  if (signal.aborted) throw new ConsoleError('gone', 'Whoever asked has left. Nothing was sent.')
}

async function consumeReplies(
  link: Link,
  watched: WatchedChannel,
  { replyThrough }: Request,
  replies: Replies,
): Promise<string> {
  const { channel } = watched
  const consume = async (queue: string) => {
    await channel.consume(queue, (message) => replies.take(message), {
      noAck: true,
      exclusive: replyThrough === 'queue',
    })
    return queue
  }
  const consuming = async () => {
    if (replyThrough === 'direct') return consume(directReplyTo)
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true, durable: false })
    return consume(queue)
  }
  try {
    return await within(consuming(), operationDeadline, noAnswer('Consuming replies'))
  } catch (error) {
    throw link.explain(error)
  }
}

/** Replies as they come, and when waiting for them is over. */
class Replies {
  readonly list: Reply[] = []
  /** How many match nothing, also those that are not shown. */
  strays = 0
  readonly done: Promise<void>
  private startedAt = performance.now()
  private correlationId = ''
  private timer: NodeJS.Timeout | undefined
  private finish: () => void = () => undefined

  constructor(
    private readonly request: Request,
    signal: AbortSignal,
    watched: WatchedChannel,
  ) {
    this.done = new Promise((resolve) => {
      this.finish = () => {
        clearTimeout(this.timer)
        resolve()
      }
    })
    signal.addEventListener('abort', () => this.finish(), { once: true })
    void watched.ended.then(() => this.finish())
  }

  /** The request goes out now: from here on its time runs. */
  begin(correlationId: string): void {
    this.correlationId = correlationId
    this.startedAt = performance.now()
    this.timer = setTimeout(() => this.finish(), this.request.timeLimit)
  }

  elapsed(): number {
    return Math.round((performance.now() - this.startedAt) * 100) / 100
  }

  get hasMatch(): boolean {
    return this.list.some((reply) => reply.matched)
  }

  private get isEnough(): boolean {
    return this.list.filter((reply) => reply.matched).length >= this.request.replies
  }

  take(delivery: ConsumeMessage | null): void {
    // The broker took the consumer away: nothing comes any more.
    if (delivery === null) return this.finish()
    if (this.isEnough) return
    const message = messageOf(deliveredOf(delivery), mostPayload)
    const matched = message.properties.correlationId === this.correlationId
    if (!matched) {
      this.strays += 1
      if (this.strays > mostStrays) return
    }
    this.list.push({ ...message, milliseconds: this.elapsed(), matched })
    if (this.isEnough) this.finish()
  }
}

/** What became of the one message of a run. A reply may come before its confirm: then it is on its way still. */
function outcomeOf(
  { ledger, problem, refusal }: PublishRun,
  { blocked }: Link,
  { mandatory }: Pick<WireMessage, 'mandatory'>,
): Answer['outcome'] {
  const { counts } = ledger
  const [returned] = ledger.returns.list()
  if (counts.returned > 0 && returned !== undefined) {
    return { kind: 'returned', replyCode: returned.code, replyText: returned.text }
  }
  if (counts.confirmed > 0) return { kind: 'confirmed', routed: mandatory ? true : null }
  if (counts.nacked > 0) return { kind: 'nacked' }
  if (counts.refused > 0 && refusal !== null) {
    return { kind: 'refused', replyCode: refusal.code, text: refusal.text }
  }
  if (problem !== null) return { kind: 'unknown', reason: 'connection-lost' }
  return { kind: 'unknown', reason: blocked === null ? 'timeout' : 'blocked' }
}

const blockedProblem = (reason: string) =>
  new ConsoleError(
    'precondition',
    `The broker takes no messages now (${visibleText(reason, 200)}). Nothing was sent.`,
  )
