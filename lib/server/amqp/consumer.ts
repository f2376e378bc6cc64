import 'server-only'
import type { ConsumeMessage, Message, Options } from 'amqplib'
import { ConsoleError } from '@/lib/api/problem'
import type { Settlement } from '@/lib/api/live-names'
import { log } from '@/lib/server/log'
import { visibleText } from '@/lib/server/visible-text'
import { within } from '@/lib/server/within'
import type { WatchedChannel } from './channel'
import { noAnswer, operationDeadline } from './deadline'
import type { Link } from './link'
import { deliveredOf, type Delivered } from './message'
import { amqpProblem } from './refusal'

export interface Delivery extends Delivered {
  deliveryTag: number
}

/** Both are called from within amqplib's reading loop; neither may throw. */
export interface ConsumerHandlers {
  deliver(delivery: Delivery): void
  /** Once, when the broker or the connection ended the consumer; never after `close`. */
  end(problem: ConsoleError): void
}

interface ConsumeRequest {
  vhost: string
  queue: string
  prefetch: number
  exclusive?: boolean
  consumerTag?: string
  priority?: number | null
  /** As amqplib takes them. */
  arguments?: Record<string, unknown>
}

/** Room for the answers within the three seconds that a shutdown has. */
const cancelDeadline = 1200
const closeDeadline = 1500
/** RabbitMQ says at once whether it has a queue, and waits for a minute when the queue's node is down. */
const probeDeadline = 3000

/** A running consumer with manual acknowledgement on a channel of its own. */
export class Consumer {
  private isClosing = false

  private constructor(
    private readonly watched: WatchedChannel,
    private readonly request: ConsumeRequest,
    readonly consumerTag: string,
  ) {}

  get queue(): string {
    return this.request.queue
  }

  /**
   * Consumes on a channel that nobody else uses; the channel is closed when that fails. Streams begin at the next message
   * when no x-stream-offset is given; a classic queue would refuse that argument (406).
   */
  static async start(
    link: Link,
    watched: WatchedChannel,
    request: ConsumeRequest,
    handlers: ConsumerHandlers,
  ): Promise<Consumer> {
    let consumer: Consumer | null = null
    let hasEnded = false
    const end = (problem: ConsoleError) => {
      if (hasEnded || consumer?.isClosing === true) return
      hasEnded = true
      handlers.end(problem)
    }
    const cancelled = async () => {
      end(await whyCancelled(link, request))
      await consumer?.close()
    }
    const receive = (message: ConsumeMessage | null) => {
      if (hasEnded || consumer?.isClosing === true) return
      if (message !== null) handlers.deliver(deliveryOf(message))
      else void cancelled()
    }
    try {
      await within(watched.channel.prefetch(request.prefetch), operationDeadline, noAnswer('basic.qos'))
      const reply = await within(
        watched.channel.consume(request.queue, receive, consumeOptions(request)),
        operationDeadline,
        noAnswer('basic.consume'),
      )
      consumer = new Consumer(watched, request, reply.consumerTag)
    } catch (error) {
      // A broker that was given up may begin to deliver all the same: its channel's close gives that back.
      hasEnded = true
      void watched.close()
      throw await whyNoAnswer(link, request, error)
    }
    void watched.ended.then((how) => {
      if (how.by !== 'us') end(how.problem)
    })
    return consumer
  }

  /** Settles one delivery; false when the channel is gone, and with it the delivery. */
  settle(deliveryTag: number, settlement: Settlement): boolean {
    if (!this.watched.isOpen || this.isClosing) return false
    const message = tagged(deliveryTag)
    const { channel } = this.watched
    if (settlement === 'ack') channel.ack(message)
    else if (settlement === 'requeue') channel.nack(message, false, true)
    else channel.reject(message, false)
    return true
  }

  /** Acknowledges everything up to this delivery. */
  ackUpTo(deliveryTag: number): void {
    if (this.watched.isOpen && !this.isClosing) this.watched.channel.ack(tagged(deliveryTag), true)
  }

  /** Waits until the broker has done what was sent before: it answers a channel's commands in order. */
  async flush(): Promise<void> {
    await this.ask(this.watched.channel.prefetch(this.request.prefetch))
  }

  /** Ready messages of the queue at this moment, from the queue itself. */
  async countReady(): Promise<number> {
    const { messageCount } = await this.ask(this.watched.channel.checkQueue(this.queue))
    return messageCount
  }

  private async ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await within(
        answer,
        operationDeadline,
        noAnswer(`The consumer of queue '${visibleText(this.queue, 255)}'`),
      )
    } catch (error) {
      throw amqpProblem(error)
    }
  }

  /**
   * Gives everything unsettled back and closes, about three seconds at most. First cancel, or the broker would deliver what
   * came back at once again; then nack(requeue): messages that a channel's close gives back count against the delivery limit of
   * a quorum queue (4.0 and later).
   */
  async close(): Promise<void> {
    if (this.isClosing) return
    this.isClosing = true
    const { watched } = this
    if (!watched.isOpen) return
    try {
      await within(watched.channel.cancel(this.consumerTag), cancelDeadline, noAnswer('basic.cancel'))
    } catch (error) {
      if (watched.isOpen) log.warn({ err: error }, 'a consumer was not cancelled in time')
    }
    if (watched.giveBack()) await watched.close(closeDeadline)
  }
}

function consumeOptions(request: ConsumeRequest): Options.Consume {
  const { exclusive = false, consumerTag = '', priority = null } = request
  return {
    exclusive,
    ...(consumerTag === '' ? {} : { consumerTag }),
    ...(priority === null ? {} : { priority }),
    ...(request.arguments === undefined ? {} : { arguments: request.arguments }),
  }
}

const deliveryOf = (message: ConsumeMessage): Delivery => ({
  deliveryTag: message.fields.deliveryTag,
  ...deliveredOf(message),
})

/** amqplib wants a message, and reads this of it. */
const tagged = (deliveryTag: number): Message => ({ fields: { deliveryTag } }) as Message

const nameOf = ({ vhost, queue }: ConsumeRequest) =>
  `'${visibleText(queue, 255)}' in virtual host '${visibleText(vhost, 255)}'`

const isLate = (error: unknown) => error instanceof ConsoleError && error.code === 'broker_timeout'

/** basic.cancel from the broker gives no reason: whether the queue is still there, and answers, tells. */
async function whyCancelled(link: Link, request: ConsumeRequest): Promise<ConsoleError> {
  const name = nameOf(request)
  try {
    const probe = await link.openChannel()
    try {
      await within(
        probe.channel.checkQueue(request.queue),
        probeDeadline,
        noAnswer('queue.declare (passive)'),
      )
    } finally {
      void probe.close()
    }
  } catch (error) {
    const problem = await whyNoAnswer(link, request, error)
    return problem.code === 'not_found' ? new ConsoleError('gone', `The queue ${name} was deleted.`) : problem
  }
  const detail = `The broker cancelled the consumer of ${name}: its leader moved, or messages stayed unacked longer than the broker's consumer timeout.`
  return new ConsoleError('gone', detail)
}

/** The problem that an error of a queue's operation is. A broker that says nothing of the queue, but else answers, has lost it. */
async function whyNoAnswer(link: Link, request: ConsumeRequest, error: unknown): Promise<ConsoleError> {
  const problem = link.explain(error)
  if (!isLate(problem) || link.ended !== null) return problem
  try {
    void (await link.openChannel()).close()
  } catch {
    return problem
  }
  const detail = `RabbitMQ answers, but says nothing of the queue ${nameOf(request)}: the node that holds it is down or cannot be reached.`
  return new ConsoleError('queue_unreachable', detail)
}
