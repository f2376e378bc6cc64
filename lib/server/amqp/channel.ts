import 'server-only'
import type { Channel } from 'amqplib'
import type { ConsoleError } from '@/lib/api/problem'
import { log } from '@/lib/server/log'
import { within } from '@/lib/server/within'
import { noAnswer } from './deadline'
import type { Link, LinkEnd } from './link'
import { amqpProblem, brokerClose, type BrokerClose } from './refusal'

/** How a channel ended: closed by us, closed by the broker with its words, or gone with its connection. */
export type ChannelEnd =
  | { by: 'us' }
  | { by: 'broker'; close: BrokerClose | null; problem: ConsoleError }
  | { by: 'connection'; close: BrokerClose | null; problem: ConsoleError }

export interface WatchedChannel<C extends Channel = Channel> {
  readonly channel: C
  /** Resolves when the channel is gone; never rejects. */
  readonly ended: Promise<ChannelEnd>
  readonly isOpen: boolean
  /**
   * Gives everything unsettled back by nack(requeue). False when the connection is being closed already: then it goes back
   * with that.
   */
  giveBack(): boolean
  /** Closes, and waits until the broker has done what was sent before. False when it did not say so in time. */
  close(milliseconds?: number): Promise<boolean>
}

const closeDeadline = 3000

/**
 * Listens to a channel from its first moment. A channel error without a listener would take the whole connection with it
 * (amqplib 2.3.1), and one that ends with its connection says only `close`.
 */
export function watchChannel<C extends Channel>(link: Link, channel: C): WatchedChannel<C> {
  let failure: Error | null = null
  let isOpen = true
  let closedByUs = false
  let end: (how: ChannelEnd) => void = () => undefined
  const ended = new Promise<ChannelEnd>((resolve) => {
    end = resolve
  })

  channel.on('error', (error) => {
    failure = error
  })
  channel.on('close', () => {
    isOpen = false
    if (failure !== null) end({ by: 'broker', close: brokerClose(failure), problem: amqpProblem(failure) })
    else if (closedByUs) end({ by: 'us' })
    // The channels of a connection close before it says why it does.
    else link.onEnd((linkEnd: LinkEnd) => end({ by: 'connection', ...linkEnd }))
  })

  return {
    channel,
    ended,
    get isOpen() {
      return isOpen
    },
    giveBack() {
      if (!isOpen) return false
      try {
        channel.nackAll(true)
        return true
      } catch (error) {
        // amqplib 2.3.1 takes no more on a connection that closes, and says so by an error of its own.
        log.warn({ err: error }, 'unsettled messages go back with their connection')
        return false
      }
    },
    async close(milliseconds = closeDeadline) {
      if (!isOpen) return false
      closedByUs = true
      // amqplib never answers a close whose connection goes meanwhile; close-ok answers just before `close` is said.
      const gone = ended.then(() => new Promise<boolean>((resolve) => setImmediate(resolve, false)))
      const closed = channel.close().then(() => true)
      try {
        return await within(Promise.race([closed, gone]), milliseconds, noAnswer('Closing an AMQP channel'))
      } catch {
        return false
      }
    },
  }
}
