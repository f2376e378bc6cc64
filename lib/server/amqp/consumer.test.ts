import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Channel, ConsumeMessage } from 'amqplib'
import type { ConsoleError } from '@/lib/api/problem'
import type { WatchedChannel } from './channel'
import { Consumer, type Delivery } from './consumer'
import type { Link } from './link'
import { amqpProblem } from './refusal'

const closed = (code: number, name: string, text: string) =>
  new Error(`Channel closed by server: ${code} (${name}) with message "${text}"`)
const never = () => new Promise<never>(() => undefined)

interface Answers {
  consume?: () => Promise<unknown>
  /** What queue.declare (passive) of the queue answers. */
  check?: () => Promise<unknown>
  openChannel?: () => Promise<unknown>
}

/** A consumer of a broker that answers what the test says: no single node can play one whose other node is down. */
async function start({ consume, check = never, openChannel }: Answers) {
  const problems: ConsoleError[] = []
  const delivered: number[] = []
  let receive: (message: ConsumeMessage | null) => void = () => undefined
  const channel = {
    prefetch: async () => ({}),
    consume: (_: string, callback: typeof receive) => {
      receive = callback
      return consume?.() ?? Promise.resolve({ consumerTag: 'tag' })
    },
    cancel: async () => ({}),
    checkQueue: check,
  }
  const watched: WatchedChannel = {
    channel: channel as unknown as Channel,
    ended: never(),
    isOpen: true,
    giveBack: () => true,
    close: async () => true,
  }
  const link = {
    ended: null,
    openChannel: openChannel ?? (async () => watched),
    explain: amqpProblem,
  } as unknown as Link
  const request = { vhost: '/', queue: 'orders', prefetch: 10 }
  const handlers = {
    deliver: ({ deliveryTag }: Delivery) => delivered.push(deliveryTag),
    end: (problem: ConsoleError) => problems.push(problem),
  }
  const started = Consumer.start(link, watched, request, handlers)
  const deliver = (deliveryTag: number) =>
    receive({ fields: { deliveryTag }, properties: { raw: Buffer.of(0, 0) } } as unknown as ConsumeMessage)
  return { problems, delivered, started, deliver, cancel: () => receive(null) }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a consumer that the broker cancelled', () => {
  const whyCancelled = async (answers: Answers) => {
    const { problems, started, cancel } = await start(answers)
    await started
    cancel()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(problems).toHaveLength(1)
    return problems[0]
  }

  it('ends as gone when its queue was deleted', async () => {
    const text = "NOT_FOUND - no queue 'orders' in vhost '/'"
    const problem = await whyCancelled({ check: () => Promise.reject(closed(404, 'NOT-FOUND', text)) })
    expect(problem).toMatchObject({
      code: 'gone',
      message: "The queue 'orders' in virtual host '/' was deleted.",
    })
  })

  it.each([
    "home node 'b@x' of durable queue 'orders' in vhost '/' is down or inaccessible",
    "failed to perform operation on queue 'orders' in vhost '/' due to timeout",
  ])('is not taken for one of a deleted queue when its node is down: %s', async (said) => {
    const text = `NOT_FOUND - ${said}`
    const problem = await whyCancelled({ check: () => Promise.reject(closed(404, 'NOT-FOUND', text)) })
    expect(problem).toMatchObject({ code: 'queue_unreachable', message: text })
  })

  it('the same when the broker says nothing of the queue, as it does for a minute', async () => {
    expect(await whyCancelled({ check: never })).toMatchObject({
      code: 'queue_unreachable',
      message: expect.stringContaining("says nothing of the queue 'orders' in virtual host '/'"),
    })
  })

  it('and says what it may be when the queue is still there', async () => {
    expect(await whyCancelled({ check: async () => ({ messageCount: 0 }) })).toMatchObject({
      code: 'gone',
      message: expect.stringContaining(
        "cancelled the consumer of 'orders' in virtual host '/': its leader moved, or messages stayed unacked",
      ),
    })
  })

  it('but of a broker that answers nothing at all only that is known', async () => {
    const openChannel = () => Promise.reject(new Error('Heartbeat timeout'))
    expect(await whyCancelled({ openChannel })).toMatchObject({ code: 'broker_unreachable' })
  })
})

describe('a consumer that is to start', () => {
  const whyNot = async (answers: Answers) => {
    const { started } = await start({ consume: never, ...answers })
    const problem = started.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(20_000)
    return problem
  }

  it('finds its queue out of reach when the broker answers all but that', async () => {
    expect(await whyNot({})).toMatchObject({ code: 'queue_unreachable' })
  })

  it('takes nothing that comes after it was given up', async () => {
    const { started, deliver, delivered } = await start({ consume: never })
    started.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(5_000)
    deliver(1)
    await vi.advanceTimersByTimeAsync(15_000)
    deliver(2)
    expect(delivered).toEqual([1])
  })

  it('finds the broker late when it answers nothing', async () => {
    const openChannel = () => Promise.reject(new Error('Channel ended'))
    expect(await whyNot({ openChannel })).toMatchObject({ code: 'broker_timeout' })
  })
})
