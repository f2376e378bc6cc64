import 'server-only'
import type { ConfirmChannel } from 'amqplib'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import type { WatchedChannel } from './channel'
import { checkRequester, isDirectReply, isReturnable } from './direct-reply'
import type { AmqpLogin } from './login'
import { answerWait, confirmOf, outcomeOfEnd, returnedOf } from './outcome'
import type { Outgoing } from './outgoing'
import { leaseLink, type Lease } from './pool'
import { propertyBytes } from './property-bytes'
import { rawProperties } from './raw-writes'

/**
 * Publishes with confirm on one channel, one message at a time: a return carries no number, so it is the message's that waits.
 */
export class SteadyPublisher {
  private returned: PublishOutcome | null = null
  private settle: (outcome: PublishOutcome) => void = () => undefined

  private constructor(
    private readonly lease: Lease,
    private readonly watched: WatchedChannel<ConfirmChannel>,
  ) {
    watched.channel.on('return', ({ fields }) => {
      this.returned = returnedOf(fields)
    })
    void watched.ended.then((end) => this.settle(outcomeOfEnd(end)))
  }

  static async open(login: AmqpLogin, vhost: string): Promise<SteadyPublisher> {
    const lease = await leaseLink(login, vhost, 'publish')
    try {
      return new SteadyPublisher(lease, await lease.link.openConfirmChannel())
    } catch (error) {
      lease.release()
      throw error
    }
  }

  /** The broker's reason for taking no messages now; null while it does. */
  get blocked(): string | null {
    return this.lease.link.blocked
  }

  /** Publishes and waits for the outcome. Throws ConsoleError where nothing was sent. Never two at a time. */
  async publish(message: Outgoing): Promise<PublishOutcome> {
    const { link } = this.lease
    if (isDirectReply(message)) await checkRequester(link, message)
    const properties = propertyBytes(message, link.frameMax)
    const { channel } = this.watched
    const { exchange, routingKey, payload } = message
    const mandatory = isReturnable(message)
    if (!this.watched.isOpen) throw link.explain(new Error('The channel is gone'))
    this.returned = null
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<PublishOutcome>((resolve) => {
        this.settle = resolve
        timer = setTimeout(() => resolve(this.giveUp()), answerWait(payload.length))
        const options = { mandatory, ...rawProperties(properties, message.rawRoutingKey) }
        channel.publish(exchange, routingKey, payload, options, (error: unknown) => {
          const how = confirmOf(error)
          if (how === 'nacked') resolve({ kind: 'nacked' })
          else if (how === 'confirmed') {
            resolve(this.returned ?? { kind: 'confirmed', routed: mandatory ? true : null })
          }
        })
      })
    } finally {
      clearTimeout(timer)
    }
  }

  /** What a blocked broker has not read yet would be delivered whenever the alarm ends: it goes with the socket. */
  private giveUp(): PublishOutcome {
    if (this.blocked === null) return { kind: 'unknown', reason: 'timeout' }
    this.lease.link.discard()
    return { kind: 'unknown', reason: 'blocked' }
  }

  async close(): Promise<void> {
    await this.watched.close(500)
    this.lease.release()
  }
}
