import { expect, test } from 'vitest'
import { brokerExchange } from '@/lib/rabbitmq/exchange'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import { anna as login } from '@/lib/testing/anna'
import { Sources } from './sources'
import { readUnusedPolicies } from './unused-policies'

const row = queueRow({ vhost: '/', name: 'here', type: 'classic', policy: null })
const rows = row === null ? [] : [row]
const exchanges = {
  rows: [brokerExchange.parse({ vhost: '/', name: 'events', type: 'topic' })],
  unreadable: 0,
}
const whole = { rows, unreadable: 0, missing: 0 }
const policies = (kind: string) => [
  brokerPolicy.parse({
    vhost: '/',
    name: kind,
    pattern: '^away$',
    'apply-to': 'queues',
    definition: { 'message-ttl': 9 },
    priority: 0,
  }),
]

async function found(parts: Partial<Parameters<typeof readUnusedPolicies>[1]>) {
  const sources = new Sources()
  const given = {
    queues: whole,
    exchanges,
    own: policies('own'),
    operator: policies('operator'),
    ...parts,
  }
  const findings = await sources.look('policyPatterns', readUnusedPolicies(login, given))
  return [findings?.map(({ kind }) => kind), sources.seen[0]?.cut]
}

test('policies that govern nothing are found', async () => {
  expect(await found({})).toEqual([['unusedPolicy', 'unusedPolicy'], null])
})

test.each([
  ['queues that are missing, of a node that is down', { queues: { ...whole, missing: 1 } }],
  ['queues that cannot be read', { queues: { ...whole, unreadable: 1 } }],
  ['exchanges that cannot be read', { exchanges: { ...exchanges, unreadable: 1 } }],
])('they may govern %s: then nothing is said of them, but that they were not looked at', async (_, parts) => {
  expect(await found(parts)).toEqual([[], { looked: 0, of: 2 }])
})

test('without policies nothing was left out', async () => {
  expect(await found({ queues: { ...whole, missing: 1 }, own: [], operator: null })).toEqual([[], null])
})
