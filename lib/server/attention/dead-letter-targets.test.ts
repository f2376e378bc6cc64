import { expect, test, vi } from 'vitest'
import { rulesOfQueues } from '@/lib/rabbitmq/attention/attention'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { anna } from '@/lib/testing/anna'
import { mostExchanges, readDeadLetterTargets } from './dead-letter-targets'

vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))

/** A broker where each exchange leads to these: `=name` is an exchange, else it is a queue. */
function bind(wiring: Record<string, string[]>) {
  const asked: string[] = []
  vi.mocked(read).mockImplementation(async (_, path, schema) => {
    const source = /^exchanges\/%2F\/([^/]+)\/bindings\/source$/.exec(path)?.[1] ?? path
    asked.push(source)
    const json = (wiring[source] ?? []).map((to) => ({
      vhost: '/',
      source,
      destination: to.replace('=', ''),
      destination_type: to.startsWith('=') ? 'exchange' : 'queue',
      routing_key: '#',
      arguments: {},
      properties_key: '%23',
    }))
    return { data: schema.parse(json), asOf: 5 }
  })
  return asked
}
const queueTo = (exchange: string) =>
  brokerQueue.parse({
    vhost: '/',
    name: `of ${exchange}`,
    type: 'classic',
    state: 'running',
    consumers: 1,
    arguments: { 'x-dead-letter-exchange': exchange },
  })
const noPolicies = rulesOfQueues({ version: '4.3.6', policies: null, operatorPolicies: null })

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
  const { data } = await readDeadLetterTargets(anna, [queue], rules)
  expect(data.map((target) => target.queue)).toEqual(expected)
})

test('dead letters go on through exchanges that are bound to exchanges, each looked at once, round in circles too', async () => {
  const asked = bind({
    dlx: ['near', '=all', '=other'],
    other: ['=all', '=dlx'],
    all: ['far', '=dlx'],
  })
  const { data, cut } = await readDeadLetterTargets(anna, [queueTo('dlx')], noPolicies)
  expect(data).toEqual([
    { vhost: '/', queue: 'near', exchange: 'dlx' },
    { vhost: '/', queue: 'far', exchange: 'dlx' },
  ])
  expect(asked).toEqual(['dlx', 'all', 'other'])
  expect(cut).toEqual({ looked: 3, of: 3 })
})

test('no more exchanges are looked at than the budget has, the nearest first, and the others are counted', async () => {
  const names = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name}${n}`)
  const asked = bind({ dlx0: names(mostExchanges, '=behind'), dlx1: ['=last'], behind0: ['=farther'] })
  const queues = [queueTo('dlx0'), queueTo('dlx1')]
  const { cut } = await readDeadLetterTargets(anna, queues, noPolicies)
  expect(asked).toEqual(['dlx0', 'dlx1', ...names(mostExchanges - 2, 'behind')])
  // Of the last level those that it leads to are known, and not looked at.
  expect(cut).toEqual({ looked: mostExchanges, of: 2 + mostExchanges + 2 })
})
