import { describe, expect, it } from 'vitest'
import { brokerChannel } from './channel'
import { brokerConsumer } from './consumer'
import { isPrefetchFull } from './prefetch'

const channel = (row: object) => brokerChannel.parse({ name: 'c (1)', state: 'running', ...row })

describe('a channel that holds all it may', () => {
  it('counts the prefetch of each of its consumers', () => {
    expect(
      isPrefetchFull(channel({ messages_unacknowledged: 3, prefetch_count: 3, consumer_count: 1 })),
    ).toBe(true)
    expect(
      isPrefetchFull(channel({ messages_unacknowledged: 3, prefetch_count: 3, consumer_count: 2 })),
    ).toBe(false)
    expect(
      isPrefetchFull(channel({ messages_unacknowledged: 6, prefetch_count: 3, consumer_count: 2 })),
    ).toBe(true)
  })

  it('counts the limit of the whole channel, when it is the smaller one', () => {
    const row = { messages_unacknowledged: 4, prefetch_count: 3, consumer_count: 2 }
    expect(isPrefetchFull(channel({ ...row, global_prefetch_count: 4 }))).toBe(true)
    expect(isPrefetchFull(channel({ ...row, global_prefetch_count: 0 }))).toBe(false)
  })

  it('counts each consumer with its own prefetch, where they are known, and who need not ack not at all', () => {
    const consumer = (more: object) =>
      brokerConsumer.parse({
        consumer_tag: 'c',
        queue: { vhost: '/', name: 'q' },
        ack_required: true,
        prefetch_count: 3,
        ...more,
      })
    const full = (unacked: number, ...consumerList: ReturnType<typeof consumer>[]) =>
      isPrefetchFull({
        ...channel({
          messages_unacknowledged: unacked,
          prefetch_count: 50,
          consumer_count: consumerList.length,
        }),
        consumerList,
      })
    expect(full(5, consumer({}), consumer({ prefetch_count: 2 }))).toBe(true)
    expect(full(4, consumer({}), consumer({ prefetch_count: 2 }))).toBe(false)
    expect(full(3, consumer({}), consumer({ ack_required: false }))).toBe(true)
    expect(full(900, consumer({}), consumer({ prefetch_count: 0 }))).toBe(false)
    expect(full(900, consumer({ ack_required: false }))).toBe(false)
  })

  it('is never full without a limit, a consumer or statistics', () => {
    expect(
      isPrefetchFull(channel({ messages_unacknowledged: 900, prefetch_count: 0, consumer_count: 1 })),
    ).toBe(false)
    expect(
      isPrefetchFull(channel({ messages_unacknowledged: 5, prefetch_count: 5, consumer_count: 0 })),
    ).toBe(false)
    expect(isPrefetchFull(channel({}))).toBe(false)
  })
})
