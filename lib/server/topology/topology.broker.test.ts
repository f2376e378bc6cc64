import { connect } from 'amqplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphView, type GraphViewInput, type Topology } from '@/lib/api/topology'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { placeNodes, readTopology } from './topology'

let vhost: TestVhost
const tags = ['administrator']
const asker = () => ({ login: suiteLogin(), tags })
const ask = (view: GraphViewInput = {}): Promise<Topology> =>
  readTopology(asker(), vhost.name, graphView.parse(view))
const ids = (nodes: readonly { id: string }[]) =>
  nodes.map(({ id }) => id).filter((id) => !id.startsWith('x:amq.'))
const named = ({ nodes }: Topology, name: string) => nodes.find((node) => node.name === name)
const edge = ({ edges }: Topology, source: string, target: string) =>
  edges.find((each) => each.source === source && each.target === target)

beforeAll(async () => {
  vhost = await TestVhost.create('graph')
  const queues = [
    ...Array.from({ length: 8 }, (_, n) => ({ name: `cache.node-${n}` })),
    {
      name: 'orders.paid',
      arguments: { 'x-dead-letter-exchange': 'dlx', 'x-dead-letter-routing-key': 'late' },
    },
    { name: 'dead' },
    { name: 'reports', arguments: { 'x-dead-letter-exchange': 'no.such.exchange' } },
  ]
  const exchanges = [
    ['events', 'topic', {}],
    ['cache', 'fanout', {}],
    ['dlx', 'direct', {}],
    ['strict', 'direct', { 'alternate-exchange': 'dlx' }],
  ]
  const binding = (source: string, destination: string, key: string, to = 'queue') => ({
    source,
    destination,
    destination_type: to,
    routing_key: key,
    arguments: {},
  })
  await vhost.manage('POST', 'definitions/{vhost}', {
    queues: queues.map((queue) => ({ durable: true, auto_delete: false, arguments: {}, ...queue })),
    exchanges: exchanges.map(([name, type, args]) => ({
      name,
      type,
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: args,
    })),
    bindings: [
      ...Array.from({ length: 8 }, (_, n) => binding('cache', `cache.node-${n}`, '')),
      binding('events', 'orders.paid', 'order.paid'),
      binding('events', 'orders.paid', 'order.refunded'),
      binding('events', 'cache', 'cache.#', 'exchange'),
      binding('dlx', 'dead', 'late'),
    ],
    policies: [
      {
        name: 'late',
        pattern: '^dead$',
        'apply-to': 'queues',
        definition: { 'message-ttl': 60_000_000 },
        priority: 1,
      },
    ],
  })
})
afterAll(() => vhost.drop())

test('a virtual host whose name goes beyond ASCII has a graph', async () => {
  const odd = await TestVhost.create('图')
  try {
    await odd.manage('PUT', 'queues/{vhost}/orders', {})
    const graph = await readTopology(asker(), odd.name, graphView.parse({}))
    expect(named(graph, 'orders')).toBeDefined()
  } finally {
    await odd.drop()
  }
})

describe('the graph of a virtual host', () => {
  test('has a group of alike queues, edges with counts, dead letters and alternate exchanges', async () => {
    const graph = await ask()
    const group = graph.nodes.find(({ kind }) => kind === 'group')
    expect(group).toMatchObject({ of: 'queue', name: 'cache.node-*', count: 8, type: 'classic' })
    expect(edge(graph, 'x:cache', group?.id ?? '')).toMatchObject({ kind: 'binding', count: 8 })
    expect(edge(graph, 'x:events', 'q:orders.paid')).toMatchObject({
      count: 2,
      keys: [{ key: 'order.paid' }, { key: 'order.refunded' }],
    })
    expect(edge(graph, 'q:orders.paid', 'x:dlx')).toMatchObject({
      kind: 'dead-letter',
      keys: [{ key: 'late' }],
    })
    expect(edge(graph, 'x:strict', 'x:dlx')).toMatchObject({ kind: 'alternate' })
    expect(named(graph, 'no.such.exchange')).toMatchObject({
      kind: 'exchange',
      type: '?',
      problems: ['missing'],
    })
    expect(named(graph, 'reports')).toMatchObject({ problems: ['leads-nowhere'] })
    expect(graph).toMatchObject({ leftOut: 0, focusGone: false, totals: { queues: 11, bindings: 12 } })
    expect(graph.untold).toEqual([])
  })

  test('opens a group, takes what is looked for out of it, and knows where everything stands', async () => {
    const closed = await ask()
    const group = closed.nodes.find(({ kind }) => kind === 'group')?.id ?? ''
    const open = await ask({ unfold: group })
    expect(open.nodes.filter(({ kind }) => kind === 'queue')).toHaveLength(11)
    expect(open.open).toEqual([{ id: group, name: 'cache.node-*', count: 8 }])
    const found = await ask({ find: 'node-3' })
    expect(named(found, 'cache.node-3')).toMatchObject({ kind: 'queue' })
    expect(found.nodes.find(({ id }) => id === group)).toMatchObject({ count: 7, apart: 1 })
    const { places } = await placeNodes(asker(), vhost.name, {
      view: graphView.parse({}),
      ids: ['q:cache.node-3', 'q:dead', 'q:none'],
    })
    expect(places).toEqual({ 'q:cache.node-3': group, 'q:dead': 'q:dead' })
  })

  test('shows what is around a node, up or down, and what fits a filter', async () => {
    expect(ids((await ask({ focus: 'x:events', hops: '1', way: 'down' })).nodes).sort()).toEqual([
      'q:orders.paid',
      'x:cache',
      'x:events',
    ])
    const up = await ask({ focus: 'q:dead', hops: 'all', way: 'up' })
    expect(ids(up.nodes).sort()).toEqual(['q:dead', 'q:orders.paid', 'x:dlx', 'x:events', 'x:strict'])
    expect((await ask({ focus: 'q:none' })).focusGone).toBe(true)
    // The broker applies a policy a moment after it took it.
    await expect
      .poll(async () => ids((await ask({ policy: 'late' })).nodes).sort(), { timeout: 20_000, interval: 500 })
      .toEqual(['q:dead', 'x:dlx'])
    expect(ids((await ask({ name: 'PAID' })).nodes).sort()).toEqual(['q:orders.paid', 'x:dlx', 'x:events'])
    expect((await ask({ type: 'fanout' })).nodes.map(({ name }) => name)).toContain('cache')
    expect(ids((await ask({ depth: '1' as unknown as number })).nodes)).toEqual([])
  }, 30_000)

  test('has the connections that consume and publish, and rates only where they follow', async () => {
    const overview = (await manageBroker('GET', 'overview')) as { rates_mode: string }
    const isDetailed = overview.rates_mode === 'detailed'
    const { amqpUrl, username, password } = vhost.login()
    const connection = await connect({ ...amqpUrl, username, password, vhost: vhost.name })
    const channel = await connection.createConfirmChannel()
    await channel.consume('dead', () => undefined)
    // Two ways out of the exchange, and two into each queue: only detailed rates tell how much runs where.
    for (const [exchange, queue, key] of [
      ['split', 'left', 'both'],
      ['split', 'right', 'both'],
      ['split', 'right', 'more'],
      ['other', 'left', ''],
      ['other', 'right', ''],
    ] as const) {
      await channel.assertExchange(exchange, 'direct')
      await channel.assertQueue(queue)
      await channel.bindQueue(queue, exchange, key)
    }
    const publish = async () => {
      for (let n = 0; n < 40; n += 1)
        channel.publish('split', n % 4 === 0 ? 'both' : 'nowhere', Buffer.from('x'))
      for (let n = 0; n < 4; n += 1) channel.publish('split', 'more', Buffer.from('x'))
      await channel.waitForConfirms()
      return ask({ clients: 'true' })
    }
    const rate = (graph: Topology, source: string, target: string) =>
      edge(graph, source, target)?.rate ?? null
    const publishers = (graph: Topology) => graph.edges.filter(({ kind }) => kind === 'publish')
    try {
      let graph = await publish()
      await expect
        .poll(
          async () => {
            graph = await publish()
            const split = named(graph, 'split')
            return (
              graph.edges.some(({ kind }) => kind === 'consume') &&
              split?.kind === 'exchange' &&
              (split.incomingRate ?? 0) > 0 &&
              (!isDetailed || (rate(graph, 'x:split', 'q:left') ?? 0) > 0)
            )
          },
          { timeout: 40_000, interval: 500 },
        )
        .toBe(true)
      expect(graph.edges.filter(({ kind }) => kind === 'consume')).toMatchObject([
        { source: 'q:dead', count: 1 },
      ])
      // Most of it matches nothing.
      expect(named(graph, 'split')).toMatchObject({ problems: ['unroutable'] })
      expect(graph.untold.includes('publishers')).toBe(!isDetailed)
      if (!isDetailed) {
        expect(rate(graph, 'x:split', 'q:left')).toBeNull()
        expect(publishers(graph)).toEqual([])
        return
      }
      expect(rate(graph, 'x:split', 'q:right')).toBeGreaterThan(rate(graph, 'x:split', 'q:left') ?? Infinity)
      expect(rate(graph, 'x:other', 'q:left')).toBeNull()
      expect(publishers(graph)).toMatchObject([{ target: 'x:split', count: 1 }])
      expect(publishers(graph)[0]?.source).toMatch(/^p:.+ -> .+/)
    } finally {
      await connection.close()
    }
  }, 60_000)
})
