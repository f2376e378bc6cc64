import 'server-only'
import type { Channel, ConfirmChannel } from 'amqplib'
import type { Guarantee } from '@/lib/api/messages'
import type { ConsoleError } from '@/lib/api/problem'
import type { ChannelEnd, WatchedChannel } from '@/lib/server/amqp/channel'
import { noAnswer, operationDeadline } from '@/lib/server/amqp/deadline'
import type { Link } from '@/lib/server/amqp/link'
import { answerWait, confirmOf } from '@/lib/server/amqp/outcome'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import type { BrokerClose } from '@/lib/server/amqp/refusal'
import { isOfPublish, isPartialCommit, transaction } from '@/lib/server/amqp/transaction'
import { Sleeper } from '@/lib/server/sleeper'
import { within } from '@/lib/server/within'
import { Ledger, type Waiting, type WireMessage } from './ledger'
import type { Returned } from './returned-messages'

/** The next message, or null at the end. Answers at once where it can: a promise for each message would be felt. */
export type NextMessage = () => WireMessage | null | Promise<WireMessage | null>

export interface RunOptions {
  guarantee: Guarantee
  /** Messages that may be without an answer; those of one transaction. */
  window: number
  /** Messages a second; null for as fast as the broker takes them. */
  rate: number | null
  deadlines?: RunDeadlines
}

interface RunDeadlines {
  /** No answer for so long to what was asked, longer for many bytes, and not blocked: what is without one is unknown. */
  silence: number
  /** Without confirms, the broker is asked when the oldest message without an answer is so old, however slow the rate is. */
  ask: number
}
const usualDeadlines: RunDeadlines = { silence: 30_000, ask: 2000 }

/** Bytes of payload without an answer: a window of large messages would fill memory. */
export const mostBytesWaiting = 32 * 1024 * 1024
/** What is still without an answer so long after Stop is unknown. */
const stopGrace = 600
/** Looks around at least so often. */
const longestWait = 250
/** Slower than its rate for a while, it does not make up for more than so much of it. */
const longestBurst = 100
/** Messages sent without turning to anything else. */
const longestTurn = 500

/**
 * Publishes messages one after another on one channel and counts what becomes of each. It sends no more than the window, the
 * socket's buffer and an alarm of the broker let it; at every moment the counts and those waiting add up to what was sent.
 *
 * Without confirms the broker answers when it is asked: when the window is full, when the oldest message has waited for two
 * seconds, and at the end. So a transaction is at most the window and two seconds long, and is committed also when the run is
 * stopped; messages of a slow rate get into their queues, and are counted, while they are sent.
 */
export class PublishRun {
  readonly ledger = new Ledger()
  /** Why it ended before its end. */
  problem: ConsoleError | null = null
  /** With which words the broker closed the channel. */
  refusal: BrokerClose | null = null
  private bufferIsFull = false
  /** One message at first: one that the broker refuses is then the only one that was sent. */
  private window = 1
  private end: ChannelEnd | null = null
  private isStopping = false
  /** After Stop: when what is without an answer is given up. */
  private giveUpAt = Number.POSITIVE_INFINITY
  /** A commit is under way: nobody knows whether it took place. */
  private isCommitting = false
  /** The broker owes an answer. A confirm is owed for each message; else nothing is before it is asked. */
  private isAsking: boolean
  private readonly deadlines: RunDeadlines
  private readonly sleeper = new Sleeper()
  /** When the first message left that says when it is due, and later by what was lost since. */
  private paceBegan: number | null = null

  constructor(
    private readonly link: Link,
    private readonly watched: WatchedChannel<Channel | ConfirmChannel>,
    private readonly options: RunOptions,
  ) {
    const { channel } = watched
    this.deadlines = options.deadlines ?? usualDeadlines
    this.isAsking = options.guarantee === 'confirm'
    channel.on('drain', () => {
      this.bufferIsFull = false
      this.sleeper.wake()
    })
    channel.on('return', ({ fields, content }) => {
      const entry = this.ledger.takeReturn(fields as unknown as Returned, content)
      // Without a guarantee nothing else will be said of it.
      if (entry !== null && this.options.guarantee === 'none') this.settle(entry, 'unknown')
    })
    void watched.ended.then((end) => {
      this.end = end
      this.sleeper.wake()
    })
  }

  /** Sends no more. What is without an answer gets a moment for it. */
  stop(): void {
    this.isStopping = true
    this.giveUpAt = Date.now() + stopGrace
    this.sleeper.wake()
  }

  /** Publishes until there is no message left, or it is stopped, or the channel is gone. Then every message is counted. */
  async run(next: NextMessage): Promise<void> {
    const wake = () => this.sleeper.wake()
    const stopListening = [this.link.onBlocked(wake), this.link.onUnblocked(wake)]
    try {
      if (this.options.guarantee === 'transaction') await this.select()
      await this.sendAll(next)
      await this.finish()
    } finally {
      for (const stop of stopListening) stop()
      // A channel closes before its connection says why.
      if (!this.watched.isOpen) this.end = await this.watched.ended
      this.settleRest()
    }
  }

  /** Throws a ConsoleError when there is no transaction to be had. Stop does not wait for the answer. */
  private async select(): Promise<void> {
    const state = { isOver: false }
    const selecting = within(
      transaction(this.watched.channel, 'select'),
      operationDeadline,
      noAnswer('tx.select'),
    ).finally(() => {
      state.isOver = true
      this.sleeper.wake()
    })
    selecting.catch(() => undefined)
    while (!state.isOver && this.canWait) await this.wait(longestWait)
    if (!state.isOver) return
    try {
      await selecting
    } catch (error) {
      // A channel that is gone says why itself.
      if (this.watched.isOpen) throw this.link.explain(error)
    }
  }

  private async sendAll(next: NextMessage): Promise<void> {
    const { rate } = this.options
    const pause = rate === null ? 0 : 1000 / rate
    let dueAt = performance.now()
    let turn = 0
    while (!this.isStopping && this.canWait) {
      const early = rate === null ? 0 : dueAt - performance.now()
      if (this.isAskDue) await this.askForAnswers()
      else if (early > 0) await this.wait(Math.min(early, longestWait))
      else if (!this.hasRoom) await this.makeRoom()
      else if (turn >= longestTurn) {
        turn = 0
        await new Promise((resolve) => setImmediate(resolve))
      } else {
        const made = next()
        const message = made instanceof Promise ? await made : made
        if (message === null) return
        if (message.dueAt !== undefined) await this.untilDue(message.dueAt)
        // It may have ended while the message was made.
        if (this.isStopping || !this.canWait) return
        dueAt = Math.max(dueAt + pause, performance.now() - longestBurst)
        turn += 1
        this.send(message)
      }
    }
  }

  /** Waits for the time of a message, and then for room. What was held up for longer does not come all at once afterwards. */
  private async untilDue(dueAt: number): Promise<void> {
    this.paceBegan ??= performance.now() - dueAt
    while (!this.isStopping && this.canWait) {
      const early = this.paceBegan + dueAt - performance.now()
      if (this.isAskDue) await this.askForAnswers()
      else if (early > 0) await this.wait(Math.min(early, longestWait))
      else if (!this.hasRoom) await this.makeRoom()
      else {
        this.paceBegan += Math.max(0, -early - longestBurst)
        return
      }
    }
  }

  /** Whether an answer may still come. */
  private get canWait(): boolean {
    if (this.end !== null || !this.watched.isOpen) return false
    // A blocked broker says nothing for as long as it is blocked.
    if (this.link.blocked !== null) this.ledger.lastAnswer = Date.now()
    const { counts, lastAnswer, bytesWaiting } = this.ledger
    // Over a slow link all that waits may be on its way yet.
    const longest = answerWait(bytesWaiting, this.deadlines.silence)
    const isSilent = this.isAsking && counts.waiting > 0 && Date.now() - lastAnswer >= longest
    return !isSilent && Date.now() < this.giveUpAt
  }

  private get canAsk(): boolean {
    return !this.bufferIsFull && this.link.blocked === null
  }

  private get isAskDue(): boolean {
    if (this.options.guarantee === 'confirm' || !this.canAsk) return false
    const { counts, waitingSince } = this.ledger
    return counts.waiting > 0 && Date.now() - waitingSince >= this.deadlines.ask
  }

  private get hasRoom(): boolean {
    if (this.bufferIsFull || this.link.blocked !== null) return false
    const count = this.ledger.counts.waiting
    return count === 0 || (count < this.window && this.ledger.bytesWaiting < mostBytesWaiting)
  }

  /** Waits for answers; where the broker gives none by itself, asks for one. */
  private makeRoom(): Promise<void> {
    return this.options.guarantee === 'confirm' || !this.canAsk
      ? this.wait(longestWait)
      : this.askForAnswers()
  }

  /** After the last message, or after Stop. */
  private async finish(): Promise<void> {
    while (this.ledger.counts.waiting > 0 && this.canWait) {
      await (this.options.guarantee === 'confirm' || this.link.blocked !== null
        ? this.wait(longestWait)
        : this.askForAnswers())
    }
  }

  /**
   * Without confirms: the broker works a channel off in order, so its answer to anything that comes after the messages says
   * that it had nothing against them. To a commit it says that it has them.
   */
  private async askForAnswers(): Promise<void> {
    const asked = this.ledger.waiting
    const { channel } = this.watched
    const isTransaction = this.options.guarantee === 'transaction'
    this.isCommitting = isTransaction
    this.isAsking = true
    this.ledger.lastAnswer = Date.now()
    const state: { answer: boolean | null } = { answer: null }
    const say = (came: boolean) => () => {
      state.answer = came
      this.sleeper.wake()
    }
    const asking: Promise<unknown> = isTransaction ? transaction(channel, 'commit') : channel.prefetch(1)
    asking.then(say(true), say(false))
    while (state.answer === null && this.canWait) await this.wait(longestWait)
    if (state.answer !== true) return
    this.isCommitting = false
    this.isAsking = false
    for (const each of asked) this.settle(each, isTransaction ? 'confirmed' : 'unknown')
  }

  private send(message: WireMessage): void {
    const entry = this.ledger.enter(message)
    const { channel } = this.watched
    const { exchange, routingKey, payload } = message
    const options = {
      mandatory: message.mandatory,
      ...rawProperties(message.properties, message.rawRoutingKey),
    }
    this.bufferIsFull =
      this.options.guarantee === 'confirm'
        ? !(channel as ConfirmChannel).publish(exchange, routingKey, payload, options, (error: unknown) =>
            this.takeConfirm(entry, error),
          )
        : !channel.publish(exchange, routingKey, payload, options)
  }

  private takeConfirm(entry: Waiting, error: unknown): void {
    const how = confirmOf(error)
    // Without one the channel closed: what is left then is counted at the end.
    if (how !== null) this.settle(entry, how)
  }

  private settle(entry: Waiting, how: Parameters<Ledger['settle']>[1]): void {
    this.ledger.settle(entry, how)
    this.window = this.options.window
    this.sleeper.wake()
  }

  /** What never got its answer. */
  private settleRest(): void {
    const { end } = this
    if (end !== null && end.by !== 'us') this.problem = end.problem
    const close = end?.by === 'broker' ? end.close : null
    this.refusal = close
    const lost = this.ledger.waiting
    // A transaction that was not committed is taken back, whatever ended it.
    const isTakenBack =
      this.options.guarantee === 'transaction' &&
      end !== null &&
      (!this.isCommitting || (close !== null && isOfPublish(close)))
    // One message closed the channel. Those before it may be in queues; alone, as the first one is, it is the one.
    const culprit =
      close !== null && !isPartialCommit(close) ? lost.findLast((entry) => !entry.returned) : undefined
    for (const entry of lost) {
      this.settle(entry, isTakenBack || entry === culprit ? 'refused' : 'unknown')
    }
  }

  /** Until something happens, or so many milliseconds; after Stop not beyond its grace. */
  private wait(milliseconds: number): Promise<void> {
    return this.sleeper.sleep(Math.max(0, Math.min(milliseconds, this.giveUpAt - Date.now())))
  }
}
