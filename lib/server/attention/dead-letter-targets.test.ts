import { expect, test } from 'vitest'
import { rulesOfQueues } from '@/lib/rabbitmq/attention/attention'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readDeadLetterTargets } from './dead-letter-targets'

/** The default exchange leads to a queue by its name: nothing is read for that. */
const nobody = {} as BrokerLogin
const onward = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'next' }
const late = { 'x-message-ttl': 30_000 }
const policy = (definition: object) =>
  brokerPolicy.parse({
    vhost: '/',
    name: 'retry',
    pattern: '',
    'apply-to': 'queues',
    priority: 0,
    definition,
  })

test.each([
  ['a queue that is consumed', { consumers: 2, arguments: onward }, {}, ['next']],
  ['a queue that nobody consumes', { consumers: 0, arguments: onward }, {}, ['next']],
  [
    'a queue that is consumed, and whose messages expire',
    { consumers: 2, arguments: { ...onward, ...late } },
    {},
    ['next'],
  ],
  ['a delay', { consumers: 0, arguments: { ...onward, ...late } }, {}, []],
  ['a delay, who knows who consumes it', { arguments: { ...onward, ...late } }, {}, []],
  [
    'a queue that was consumed, whose messages expire since its consumers died',
    { consumers: 0, message_stats: { deliver: 40 }, arguments: { ...onward, ...late } },
    {},
    ['next'],
  ],
  [
    'a queue that was consumed, who knows who consumes it now',
    { message_stats: { deliver_no_ack: 3 }, arguments: { ...onward, ...late } },
    {},
    ['next'],
  ],
  [
    'a delay that somebody only looked into',
    { consumers: 0, message_stats: { get: 2, deliver: 0 }, arguments: { ...onward, ...late } },
    {},
    [],
  ],
  ['a delay by policy', { consumers: 0, arguments: onward, policy: 'retry' }, { 'message-ttl': 5_000 }, []],
  [
    'a delay whose exchange is set by policy',
    { consumers: 0, arguments: late, policy: 'retry' },
    { 'dead-letter-exchange': '', 'dead-letter-routing-key': 'next' },
    [],
  ],
  [
    'a queue whose exchange is set by policy',
    { consumers: 2, policy: 'retry' },
    { 'dead-letter-exchange': '', 'dead-letter-routing-key': 'next' },
    ['next'],
  ],
])('dead letters of %s', async (_, more, definition, expected) => {
  const queue = brokerQueue.parse({ vhost: '/', name: 'q', type: 'classic', state: 'running', ...more })
  const rules = rulesOfQueues({ version: '4.3.6', policies: [policy(definition)], operatorPolicies: null })
  const { data } = await readDeadLetterTargets(nobody, [queue], rules)
  expect(data.map((target) => target.queue)).toEqual(expected)
})
