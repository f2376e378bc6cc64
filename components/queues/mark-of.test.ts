import { describe, expect, test } from 'vitest'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { markOf } from './mark-of'

const queue = brokerQueue.parse({
  vhost: '/',
  name: 'orders',
  type: 'classic',
  state: 'running',
  messages_ready: 500,
  messages_unacknowledged: 20,
  messages: 520,
  consumers: 2,
  messages_details: { rate: 0 },
  message_stats: { deliver_get_details: { rate: 8 }, ack_details: { rate: 8 } },
})

describe('the mark of a queue', () => {
  test('is none where all goes well', () => {
    expect(markOf(queue)).toBeNull()
    expect(markOf({ ...queue, ready: 0, consumers: 0 })).toBeNull()
  })

  test('says that nobody consumes', () => {
    expect(markOf({ ...queue, consumers: 0 })).toBe('noConsumer')
    const delay = [
      { name: 'x-message-ttl', value: 30_000 },
      { name: 'x-dead-letter-exchange', value: 'orders' },
    ]
    expect(markOf({ ...queue, consumers: 0, arguments: delay })).toBeNull()
    // Once it was consumed: whoever did so is gone.
    expect(markOf({ ...queue, consumers: 0, arguments: delay, delivered: 7 })).toBe('noConsumer')
  })

  test('says that consumers hold messages and ack none', () => {
    expect(markOf({ ...queue, deliverGetRate: 0, ackRate: 0 })).toBe('stuck')
    expect(markOf({ ...queue, deliverGetRate: 0, ackRate: 0, unacked: 0 })).toBeNull()
  })

  test('says that more come in than go out', () => {
    expect(markOf({ ...queue, totalRate: 2 })).toBe('grows')
    expect(markOf({ ...queue, totalRate: 0.4 })).toBeNull()
    expect(markOf({ ...queue, totalRate: 2, total: 12 })).toBeNull()
  })

  test('says nothing of what is unknown, nor of a stream that keeps what it has', () => {
    expect(markOf({ ...queue, consumers: null })).toBeNull()
    expect(markOf({ ...queue, ready: null })).toBeNull()
    expect(markOf({ ...queue, deliverGetRate: null, ackRate: null, totalRate: null })).toBeNull()
    expect(markOf({ ...queue, type: 'stream', consumers: 0 })).toBeNull()
  })

  test('says first of all that there is no majority', () => {
    expect(markOf({ ...queue, type: 'quorum', state: 'minority', consumers: 0 })).toBe('minority')
  })
})
