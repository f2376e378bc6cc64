import { describe, expect, it } from 'vitest'
import { brokerChannel } from './channel'
import { isFull } from './prefetch'

const channel = (row: object) => brokerChannel.parse({ name: 'c (1)', state: 'running', ...row })

describe('a channel that holds all it may', () => {
  it('counts the prefetch of each of its consumers', () => {
    expect(isFull(channel({ messages_unacknowledged: 3, prefetch_count: 3, consumer_count: 1 }))).toBe(true)
    expect(isFull(channel({ messages_unacknowledged: 3, prefetch_count: 3, consumer_count: 2 }))).toBe(false)
    expect(isFull(channel({ messages_unacknowledged: 6, prefetch_count: 3, consumer_count: 2 }))).toBe(true)
  })

  it('counts the limit of the whole channel, when it is the smaller one', () => {
    const row = { messages_unacknowledged: 4, prefetch_count: 3, consumer_count: 2 }
    expect(isFull(channel({ ...row, global_prefetch_count: 4 }))).toBe(true)
    expect(isFull(channel({ ...row, global_prefetch_count: 0 }))).toBe(false)
  })

  it('is never full without a limit, a consumer or statistics', () => {
    expect(isFull(channel({ messages_unacknowledged: 900, prefetch_count: 0, consumer_count: 1 }))).toBe(
      false,
    )
    expect(isFull(channel({ messages_unacknowledged: 5, prefetch_count: 5, consumer_count: 0 }))).toBe(false)
    expect(isFull(channel({}))).toBe(false)
  })
})
