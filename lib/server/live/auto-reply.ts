import 'server-only'
import type { LiveEvent, ReplyRule } from '@/lib/api/live'
import type { ReplyFailure } from '@/lib/api/live-names'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import type { Message } from '@/lib/rabbitmq/message'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import { hasReplyAddress } from '@/lib/rabbitmq/reply-address'
import { fillReply, UnreadPart } from '@/lib/rabbitmq/reply-template'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import type { Outgoing } from '@/lib/server/amqp/outgoing'
import { log } from '@/lib/server/log'
import { Sleeper } from '@/lib/server/sleeper'
import { visibleText } from '@/lib/server/visible-text'
import { wholeText } from './payload-text'

type Told = Extract<LiveEvent, { event: 'replies' }>

/** What publishes replies: a channel of its own, one message at a time. */
export interface ReplyPublisher {
  readonly blocked: string | null
  publish(message: Outgoing): Promise<PublishOutcome>
  close(): Promise<void>
}

/** Where requests come from, by their seq. */
export interface Requests {
  readonly index: number
  /** The request with its whole payload; null when nobody holds it any more. Throws gone when only its beginning is kept. */
  requestOf(seq: number): Message | null
  ack(seq: number): Promise<boolean>
}

/** Looks again at a broker that blocks. */
const blockedPause = 500

/**
 * Stands in for an RPC server: answers each request that the viewer shows, one after another, not faster than its rate. A
 * request is acked once the broker confirmed its reply and did not return it; every other one stays held. After an outcome
 * that would come again, or that nobody knows, it ends by itself: it never answers on into nothing.
 */
export class AutoReply {
  private readonly waiting: number[] = []
  private readonly counts = { answered: 0, failed: 0, silent: 0, waiting: 0 }
  private problem: ConsoleError | null = null
  private isOver = false
  private readonly sleeper = new Sleeper()
  private readonly working: Promise<void>

  constructor(
    private readonly rule: ReplyRule,
    private readonly requests: Requests,
    private readonly publisher: ReplyPublisher,
    private readonly tell: (event: Told) => void,
  ) {
    this.say()
    this.working = this.work()
  }

  /** A request that the reader was shown. */
  add(seq: number, replyTo: string | null): void {
    if (this.isOver) return
    if (replyTo !== null && replyTo !== '') {
      this.waiting.push(seq)
      this.sleeper.wake()
      return
    }
    this.counts.silent += 1
    this.say()
  }

  /** Answers nothing more. What is under way gets its answer first. */
  async stop(): Promise<void> {
    this.isOver = true
    this.sleeper.wake()
    await this.working
  }

  private async work(): Promise<void> {
    const pause = 1000 / this.rule.rate
    let dueAt = performance.now()
    try {
      for (let seq = await this.next(dueAt); seq !== null; seq = await this.next(dueAt)) {
        dueAt = Math.max(dueAt + pause, performance.now())
        await this.answer(seq)
      }
    } catch (error) {
      this.problem = problemOf(error)
    } finally {
      this.isOver = true
      this.waiting.length = 0
      this.say()
      await this.publisher.close()
    }
  }

  /** The next request when its time has come; null when it is over. */
  private async next(dueAt: number): Promise<number | null> {
    let wasBlocked = false
    for (;;) {
      if (this.isOver) return null
      const isBlocked = this.publisher.blocked !== null
      if (isBlocked !== wasBlocked) this.say()
      wasBlocked = isBlocked
      const early = dueAt - performance.now()
      if (isBlocked) await this.sleeper.sleep(blockedPause)
      else if (this.waiting.length === 0) await this.sleeper.sleep(null)
      else if (early > 0) await this.sleeper.sleep(early)
      else return this.waiting.shift() ?? null
    }
  }

  private async answer(seq: number): Promise<void> {
    let reply: Outgoing
    try {
      const request = this.requests.requestOf(seq)
      // Settled by hand meanwhile.
      if (request === null) return
      if (!hasReplyAddress(request)) return this.fail(seq, '', 'unread', '')
      reply = replyTo(request, this.rule)
    } catch (error) {
      if (error instanceof UnreadPart) return this.fail(seq, '', 'unfilled', error.message)
      const failure = error instanceof RangeError ? 'long' : 'cut'
      if (failure === 'cut' && !(error instanceof ConsoleError)) throw error
      this.fail(seq, '', failure, problemOf(error).message)
      return
    }
    const { routingKey } = reply
    let outcome: PublishOutcome
    try {
      outcome = await this.publisher.publish(reply)
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code !== 'not_found') throw error
      this.fail(seq, routingKey, 'gone', '')
      return
    }
    if (outcome.kind === 'confirmed') await this.ack(seq, routingKey)
    else if (outcome.kind === 'returned') this.fail(seq, routingKey, 'returned', outcome.replyText)
    else if (outcome.kind === 'nacked') this.fail(seq, routingKey, 'nacked', '')
    else {
      this.fail(seq, routingKey, 'stopped', '')
      throw endOf(outcome)
    }
  }

  /** Its reply was delivered, whatever becomes of the ack: so it is counted before. */
  private async ack(seq: number, replyTo: string): Promise<void> {
    this.counts.answered += 1
    try {
      const isAcked = await this.requests.ack(seq)
      this.say(isAcked ? { answered: [seq] } : {})
    } catch (error) {
      const problem = problemOf(error)
      this.tellFailed(seq, replyTo, 'unsettled', problem.message)
      throw problem
    }
  }

  private fail(seq: number, replyTo: string, failure: ReplyFailure, text: string): void {
    this.counts.failed += 1
    this.tellFailed(seq, replyTo, failure, text)
  }

  private tellFailed(seq: number, replyTo: string, failure: ReplyFailure, text: string): void {
    const shown = { seq, failure, replyTo: visibleText(replyTo, 255), text: visibleText(text, 200) }
    this.say({ failed: [shown] })
  }

  private say(news: Partial<Pick<Told, 'answered' | 'failed'>> = {}): void {
    const { blocked } = this.publisher
    this.tell({
      event: 'replies',
      source: this.requests.index,
      running: !this.isOver,
      answered: [],
      failed: [],
      counts: { ...this.counts, waiting: this.waiting.length },
      blocked: blocked === null ? null : visibleText(blocked, 200),
      problem: this.problem === null ? null : toProblem(this.problem),
      ...news,
    })
  }
}

/** To the queue that the request names, through the default exchange, with its correlation id. */
function replyTo(request: Message, { template, contentType }: ReplyRule): Outgoing {
  const { replyTo: queue, correlationId } = request.properties
  return {
    exchange: '',
    routingKey: queue ?? '',
    payload: Buffer.from(fillReply(template, request, wholeText)),
    mandatory: true,
    properties: {
      ...noProperties(),
      contentType: contentType === '' ? null : contentType,
      correlationId,
      // The request is acked for it: in a durable queue it must outlive the broker.
      deliveryMode: 2,
    },
  }
}

function endOf(outcome: PublishOutcome): ConsoleError {
  if (outcome.kind === 'refused') {
    return new ConsoleError(outcome.replyCode === 403 ? 'refused' : 'precondition', outcome.text)
  }
  const why =
    outcome.kind === 'unknown' && outcome.reason === 'timeout'
      ? 'The broker did not confirm the reply in time'
      : 'The connection went before the reply was confirmed'
  const detail = `${why}: it may have been delivered. Its request is still held.`
  return new ConsoleError('broker_unreachable', detail)
}

function problemOf(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error
  if (error instanceof RangeError) return new ConsoleError('too_large', error.message)
  log.error({ err: error }, 'automatic replies failed')
  return new ConsoleError('internal', 'Automatic replies failed in the console.', { cause: error })
}
