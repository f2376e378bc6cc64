import { expect, test } from 'vitest'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import { joined } from './complete'

const row = (more: object) => {
  const queue = queueRow({ name: 'q', vhost: '/', ...more })
  if (queue === null) throw new Error('no queue')
  return queue
}

test('what policies come to only the read of one queue tells', () => {
  const args = { 'x-dead-letter-exchange': 'late' }
  const cheap = row({ state: 'running', arguments: args, policy: 'short' })
  expect(cheap.sendsOn).toBeNull()
  const whole = row({ state: 'running', arguments: args, effective_policy_definition: { 'message-ttl': 1 } })
  expect(joined(cheap, whole).sendsOn).toBe(true)
})

test('a completed row is idle as in a list that nobody sorted, and any other state stays what made it stand there', () => {
  const idle = row({ state: 'running', idle_since: '2026-11-20T10:00:00.000+00:00', consumers: 2 })
  expect(joined(row({ state: 'running', messages: 3 }), idle)).toMatchObject({
    state: 'idle',
    total: 3,
    consumers: 2,
  })
  expect(joined(row({ state: 'minority' }), row({ state: 'running' })).state).toBe('minority')
  expect(joined(row({ state: 'running' }), row({ state: 'down' })).state).toBe('running')
})
