import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trace } from '@/lib/rabbitmq/routing'
import { indexTopology } from '@/lib/rabbitmq/routing/topology-index'
import type { RoutingQueue, RoutingTopology } from '@/lib/rabbitmq/routing/topology'
import { queueRules } from '@/lib/rabbitmq/routing/queue-rules'
import { BrokerTopology } from '@/lib/testing/routing/broker-topology'
import { Coverage } from '@/lib/testing/routing/coverage'
import { randomTopology, type RandomTopology } from '@/lib/testing/routing/random-topology'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

/** `npm run test:routing` asks for 50,000. */
const publishes = Number(process.env['WARREN_ROUTING_PUBLISHES'] ?? 2_400)
const seed = Number(process.env['WARREN_ROUTING_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const perTopology = 80
const deadline = publishes < 5_000 ? 90_000 : 30 * 60_000

let vhost: TestVhost
let broker: BrokerTopology
let version: string
let types: string[]

beforeAll(async () => {
  vhost = await TestVhost.create('routing')
  broker = await BrokerTopology.open(vhost.login(), vhost.name)
  const overview = (await manageBroker('GET', 'overview')) as {
    rabbitmq_version: string
    exchange_types: { name: string }[]
  }
  version = overview.rabbitmq_version
  types = overview.exchange_types.map((type) => type.name)
})
afterAll(async () => {
  await broker.close()
  await vhost.drop()
})

const queue = (name: string): RoutingQueue => ({
  name,
  type: 'classic',
  rules: queueRules('classic', [], {}, version),
})

/** What was declared, known to the last type. */
const declared = ({ exchanges, queues, bindings }: RandomTopology): RoutingTopology => ({
  version,
  exchanges: exchanges.map(({ name, type, internal, alternate }) => ({
    name,
    type,
    internal,
    delayedType: null,
    alternate:
      alternate === null
        ? null
        : alternate.by === 'argument'
          ? { by: 'argument', exchange: alternate.exchange }
          : { by: 'policy', exchange: alternate.exchange, policy: `alternate ${name}` },
  })),
  queues: queues.map(queue),
  bindings,
})

test(`the route is the broker's own for ${publishes} publishes`, { timeout: deadline }, async () => {
  const coverage = new Coverage()
  const mismatches: unknown[] = []
  const runs = Math.ceil(publishes / perTopology)
  for (const topology of fc.sample(randomTopology(types, perTopology), { seed, numRuns: runs })) {
    await broker.declare(topology)
    const index = indexTopology(declared(topology))
    const got = await broker.publish(topology.messages, topology.queues)
    for (const [at, message] of topology.messages.entries()) {
      const traced = trace(index, message)
      coverage.add(index, message, traced)
      const actual = got[at]
      const predicted = [...traced.routed.queues].filter(([, sure]) => sure).map(([name]) => name)
      const possible = [...traced.routed.queues.keys()]
      const fits =
        predicted.every((name) => actual?.queues.includes(name)) &&
        (actual?.queues ?? []).every((name) => possible.includes(name)) &&
        new Set(actual?.queues).size === actual?.queues.length &&
        actual.returned === (actual.queues.length === 0)
      if (!fits)
        mismatches.push({ message, predicted, possible, actual, topology: { ...topology, messages: [] } })
    }
    await broker.remove(topology)
    if (mismatches.length > 0) break
  }
  // oxlint-disable-next-line no-console -- what was covered is part of the result
  console.log(`RabbitMQ ${version}, seed ${seed}\n${coverage.table()}`)
  expect(mismatches.slice(0, 1)).toEqual([])
  expect(coverage.unroutableShare).toBeGreaterThan(0.2)
  expect(coverage.unroutableShare).toBeLessThan(0.6)
})
