import { describe, expect, test } from 'vitest'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { markOf } from './mark-of'

const row = {
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
  effective_policy_definition: {},
}
const queue = brokerQueue.parse(row)

describe('the mark of a queue', () => {
  test('is none where all goes well', () => {
    expect(markOf(queue)).toBeNull()
    expect(markOf({ ...queue, ready: 0, consumers: 0 })).toBeNull()
  })

  test('says that nobody consumes', () => {
    expect(markOf({ ...queue, consumers: 0 })).toBe('noConsumer')
  })

  const ttl = { 'x-message-ttl': 30_000 }
  const deadLetter = { 'x-dead-letter-exchange': 'orders' }
  test.each([
    ['by arguments', { ...ttl, ...deadLetter }, {}, null],
    ['by its policies', {}, { 'message-ttl': 30_000, 'dead-letter-exchange': 'orders' }, null],
    ['by both together', deadLetter, { 'message-ttl': 30_000 }, null],
    ['not, where they only expire', ttl, { 'max-length': 5 }, 'noConsumer'],
    ['not known, where nobody tells its policies', deadLetter, undefined, null],
  ])('says nothing of a delay, which it is %s', (_, args, policies, mark) => {
    const delay = { ...row, consumers: 0, arguments: args, effective_policy_definition: policies }
    expect(markOf(brokerQueue.parse(delay))).toBe(mark)
    // Once it was consumed: whoever did so is gone.
    const left = { ...delay, message_stats: { deliver: 7 } }
    expect(markOf(brokerQueue.parse(left))).toBe('noConsumer')
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
