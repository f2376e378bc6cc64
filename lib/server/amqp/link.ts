import 'server-only'
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib'
import { ConsoleError } from '@/lib/api/problem'
import { within } from '@/lib/server/within'
import { watchChannel, type WatchedChannel } from './channel'
import { noAnswer, operationDeadline } from './deadline'
import { internalsOf } from './internals'
import { amqpProblem, brokerClose, type BrokerClose } from './refusal'

/** How an AMQP connection ended. `close` is the broker's word, null when the socket or the heartbeat went, or we closed it. */
export interface LinkEnd {
  close: BrokerClose | null
  problem: ConsoleError
}

const closeDeadline = 1500

/**
 * One AMQP connection. Its listeners are on from the first moment: amqplib crashes the process over an `error` that nobody
 * hears, and a forced close (320: virtual host or user deleted, shutdown) says only `close`.
 */
export class Link {
  /** Set once the connection is gone. */
  ended: LinkEnd | null = null
  /** The broker's reason for taking no messages from us now (memory or disk alarm); null while it does. */
  blocked: string | null = null
  private readonly endListeners = new Set<(end: LinkEnd) => void>()
  private readonly blockedListeners = new Set<() => void>()
  private readonly unblockedListeners = new Set<() => void>()

  constructor(private readonly model: ChannelModel) {
    let failure: Error | undefined
    model.on('error', (error: Error) => {
      failure = error
    })
    model.on('close', (error?: Error) => this.end(error ?? failure))
    model.on('blocked', (reason: string) => {
      this.blocked = reason
      for (const listener of this.blockedListeners) listener()
    })
    model.on('unblocked', () => {
      this.blocked = null
      for (const listener of this.unblockedListeners) listener()
    })
  }

  /** Largest frame that the broker takes. */
  get frameMax(): number {
    return internalsOf(this.model).frameMax
  }

  /** Of the broker, as it says itself; "" when it does not. */
  get version(): string {
    const { version } = this.model.connection.serverProperties as { version?: unknown }
    return typeof version === 'string' ? version : ''
  }

  /** Calls back once when the connection is gone, at once when it already is. Answers how to stop listening. */
  onEnd(listener: (end: LinkEnd) => void): () => void {
    if (this.ended !== null) listener(this.ended)
    else this.endListeners.add(listener)
    return () => this.endListeners.delete(listener)
  }

  /** Calls back when the broker stops taking messages. Answers how to stop listening. */
  onBlocked(listener: () => void): () => void {
    this.blockedListeners.add(listener)
    return () => this.blockedListeners.delete(listener)
  }

  /** Calls back when the broker takes messages again. Answers how to stop listening. */
  onUnblocked(listener: () => void): () => void {
    this.unblockedListeners.add(listener)
    return () => this.unblockedListeners.delete(listener)
  }

  /** A channel for one purpose. */
  openChannel(): Promise<WatchedChannel> {
    return this.open(() => this.model.createChannel())
  }

  /** A channel on which the broker confirms each message. */
  openConfirmChannel(): Promise<WatchedChannel<ConfirmChannel>> {
    return this.open(() => this.model.createConfirmChannel())
  }

  private async open<C extends Channel>(create: () => Promise<C>): Promise<WatchedChannel<C>> {
    const created = create().then((channel) => watchChannel(this, channel))
    try {
      return await within(created, operationDeadline, noAnswer('Opening an AMQP channel'))
    } catch (error) {
      created.then(
        (channel) => channel.close(),
        () => undefined,
      )
      if (error instanceof Error && error.message === 'No channels left to allocate') {
        throw new ConsoleError('too_many', 'The AMQP connection has no channel left.')
      }
      throw this.explain(error)
    }
  }

  /** An error of an operation on this connection; the end of the connection says more than the operation's own error. */
  explain(error: unknown): ConsoleError {
    if (error instanceof ConsoleError || brokerClose(error) !== null) return amqpProblem(error)
    return this.ended?.problem ?? amqpProblem(error)
  }

  /** Closes in good order, what was written included, or hard when the broker does not answer. */
  async close(): Promise<void> {
    if (this.ended !== null) return
    try {
      await within(this.model.close(), closeDeadline, noAnswer('Closing an AMQP connection'))
    } catch {
      this.discard()
    }
  }

  /** Drops the socket: what is not written yet never leaves. */
  discard(): void {
    // With an error, because amqplib does not listen to a plain close of the socket.
    internalsOf(this.model).stream.destroy(new Error('Given up by the console'))
  }

  private end(error: Error | undefined): void {
    if (this.ended !== null) return
    const end = { close: brokerClose(error), problem: amqpProblem(error) }
    this.ended = end
    for (const listener of this.endListeners) listener(end)
    this.endListeners.clear()
  }
}
