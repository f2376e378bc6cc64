import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topology, TopologyEdge, TopologyNode } from '@/lib/api/topology'
import { edgeLabel, type EdgeWords } from './edge-label'
import { edgeId, nodeId, topologyGraph, type Graph } from './graph'
import { planDrawing } from './graph-layout'
import { layoutGraph } from './layout'
import type { Layout } from './layout-model'
import { keyWidth } from './text-width'

const words: EdgeWords = {
  anyKey: 'any key',
  emptyKey: 'empty key',
  noHeaders: 'no headers',
  all: (count) => `all of ${count} headers`,
  any: (count) => `any of ${count} headers`,
  more: (count) => `+${count}`,
  times: (count) => `× ${count}`,
  alternate: 'alternate',
  deadLetter: 'dead letters',
  deadLetterAs: (key) => `dead letters as ${key}`,
  shovel: (name) => `shovel ${name}`,
  federation: (name) => `federation ${name}`,
}

const exchange = (name: string, type = 'topic'): TopologyNode => ({
  kind: 'exchange',
  id: nodeId('exchange', name),
  name,
  type,
  internal: false,
  policy: null,
  incomingRate: null,
  outgoingRate: null,
  problems: [],
})
const queue = (name: string, total: number | null = 0): TopologyNode => ({
  kind: 'queue',
  id: nodeId('queue', name),
  name,
  type: 'classic',
  state: 'running',
  policy: null,
  ready: total,
  unacked: 0,
  total,
  incomingRate: null,
  deliverRate: null,
  problems: [],
})
const edge = (source: string, target: string, ...keys: string[]): TopologyEdge => ({
  kind: 'binding',
  source,
  target,
  count: Math.max(1, keys.length),
  keys: keys.map((key) => ({ key, headers: [] })),
  different: keys.length,
  rate: null,
})
type Answer = Pick<Topology, 'nodes' | 'edges'>

const draw = (graph: Graph, previous?: Layout): Layout => {
  const plan = planDrawing(graph, words)
  return layoutGraph(plan.nodes, plan.edges, previous)
}

describe('topologyGraph', { timeout: 30_000 }, () => {
  it('tells a queue from an exchange of the same name, and kinds of edges between the same two', () => {
    const { nodes, edges } = topologyGraph({
      nodes: [exchange('a'), exchange('b'), queue('a')],
      edges: [edge('x:b', 'q:a', ''), edge('x:b', 'x:a', ''), { ...edge('x:b', 'x:a'), kind: 'alternate' }],
    })
    expect(nodes.map((node) => node.id)).toEqual(['q:a', 'x:a', 'x:b'])
    expect(new Set(edges.map(({ id }) => id)).size).toBe(3)
    expect(edges.map(({ id }) => id)).toContain(edgeId('x:b', 'x:a'))
  })

  it('leaves out an edge whose end is not there, and says what is bound to nothing', () => {
    const { nodes, edges } = topologyGraph({
      nodes: [exchange('a'), exchange('unused'), queue('one'), queue('alone')],
      edges: [edge('x:a', 'q:one', 'k'), edge('x:a', 'q:cut', 'k'), edge('x:gone', 'q:one', 'k')],
    })
    expect(edges).toHaveLength(1)
    expect(nodes.filter((node) => !node.isBound).map((node) => node.name)).toEqual(['alone', 'unused'])
  })

  it('has one place for each object and one way for each edge, whatever their names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('__proto__', 'constructor', 'q:a', 'x:a', '["x:a","q:b"]', '","'),
    )
    const names = fc.uniqueArray(name, { maxLength: 6 })
    fc.assert(
      fc.property(names, names, (ofExchanges, ofQueues) => {
        const edges = ofExchanges.flatMap((source) => [
          ...ofQueues.map((target) => edge(nodeId('exchange', source), nodeId('queue', target), 'k')),
          ...ofExchanges.map((target) => edge(nodeId('exchange', source), nodeId('exchange', target), 'k')),
          ...ofQueues.map((from): TopologyEdge => ({
            ...edge(nodeId('queue', from), nodeId('exchange', source)),
            kind: 'dead-letter',
          })),
        ])
        const nodes = [...ofExchanges.map((each) => exchange(each)), ...ofQueues.map((each) => queue(each))]
        const graph = topologyGraph({ nodes, edges })
        const layout = draw(graph)
        expect(layout.places.size).toBe(nodes.length)
        expect(layout.routes.size).toBe(edges.length)
      }),
      { numRuns: 40 },
    )
  })

  it('gives depth as a share of the deepest queue, on a log scale, and none where the total is unknown', () => {
    const { nodes } = topologyGraph({
      nodes: [queue('deep', 999_999), queue('empty', 0), queue('half', 999), queue('unknown', null)],
      edges: [],
    })
    const depth = Object.fromEntries(nodes.map((node) => [node.name, node.depth]))
    expect(depth).toEqual({ deep: 1, empty: 0, half: expect.closeTo(0.5), unknown: null })
  })
})

describe('edgeLabel', () => {
  type Key = TopologyEdge['keys'][number]
  const label = (sourceType: string, ...keys: (string | Key)[]) =>
    edgeLabel(
      {
        kind: 'binding',
        sourceType,
        keys: keys.map((key) => (typeof key === 'string' ? { key, headers: [] } : key)),
        different: keys.length,
        count: keys.length,
      },
      words,
    )

  it('says what an exchange looks at when it is no key', () => {
    expect(label('fanout', 'ignored').text).toBe('any key')
    expect(label('fanout', 'a', 'b').text).toBe('any key')
    expect(label('direct', '').text).toBe('empty key')
    expect(label('headers', 'ignored').text).toBe('no headers')
  })

  it('lists headers, or counts them when they are long', () => {
    const headers = [
      { name: 'x-match', text: 'any' },
      { name: 'channel', text: 'sms' },
      { name: 'region', text: 'cn' },
      { name: 'x-ignored', text: '1' },
    ]
    expect(label('headers', { key: '', headers: headers.slice(1, 2) }).text).toBe('channel = sms')
    expect(label('headers', { key: '', headers })).toMatchObject({
      text: 'any of 2 headers',
      lines: ['any of 2 headers: channel = sms, region = cn'],
    })
    const withX = headers.map((each) => (each.name === 'x-match' ? { ...each, text: 'all-with-x' } : each))
    expect(label('headers', { key: '', headers: withX }).text).toBe('all of 3 headers')
  })

  it('lists keys while there is room and counts the others, told or not', () => {
    const keys = ['order.created', 'order.paid', 'order.refunded', 'order.shipped']
    expect(label('topic', ...keys)).toMatchObject({ text: 'order.created, order.paid +2', lines: keys })
    const many = { kind: 'binding' as const, sourceType: 'topic', different: 5_000, count: 5_000 }
    const first = ['key.0', 'key.1', 'key.10', 'key.100'].map((key) => ({ key, headers: [] }))
    expect(edgeLabel({ ...many, keys: first }, words).text).toBe('key.0, key.1, key.10, key.100 +4996')
  })

  it('counts the bindings of a group, and has words for what is no binding', () => {
    const group = { keys: [{ key: '', headers: [] }], different: 1, count: 8 }
    expect(edgeLabel({ ...group, kind: 'binding', sourceType: 'fanout' }, words).text).toBe('any key × 8')
    const bare = { sourceType: '', keys: [], different: 0, count: 1 }
    expect(edgeLabel({ ...bare, kind: 'alternate' }, words).text).toBe('alternate')
    expect(edgeLabel({ ...bare, kind: 'dead-letter', count: 3 }, words).text).toBe('dead letters × 3')
    const as = { ...bare, keys: [{ key: 'late', headers: [] }], different: 1 }
    expect(edgeLabel({ ...as, kind: 'dead-letter' }, words).text).toBe('dead letters as late')
  })

  it('cuts a long key, and shows characters that would hide or turn text', () => {
    const long = label('topic', 'k'.repeat(255))
    expect(long.text).toBe(`${'k'.repeat(33)}…`)
    expect(long.lines).toEqual(['k'.repeat(255)])
    expect(label('topic', 'a\n\u202Eb').text).toBe('a␊\\u{202e}b')
    // As wide as the 11 px of their font each, and 8 px around.
    expect(keyWidth('订单')).toBe(30)
  })
})

describe('a drawing', () => {
  const shop: Answer = {
    nodes: [
      exchange('events'),
      exchange('unused'),
      exchange('dlx'),
      queue('orders', 12),
      queue('alone', 3),
      queue('dead'),
    ],
    edges: [
      edge('x:events', 'q:orders', 'order.*'),
      { ...edge('q:orders', 'x:dlx'), kind: 'dead-letter' },
      edge('x:dlx', 'q:dead', ''),
    ],
  }
  const x = (layout: Layout, id: string) => layout.places.get(id)?.x ?? NaN

  it('keeps every place when only the counts move', () => {
    const before = draw(topologyGraph(shop))
    const counted = shop.nodes.map((node) => (node.name === 'orders' ? queue('orders', 40_000) : node))
    const after = draw(topologyGraph({ ...shop, nodes: counted }), before)
    expect([...after.places]).toEqual([...before.places])
  })

  it('puts what is bound to nothing behind the graph, and dead letters right of the queues', () => {
    const layout = draw(topologyGraph(shop))
    expect(layout.blocks.map((block) => block.name)).toEqual(['queue', 'exchange'])
    expect(x(layout, 'q:orders')).toBeLessThan(x(layout, 'x:dlx'))
    expect(x(layout, 'x:dlx')).toBeLessThan(x(layout, 'q:dead'))
    expect(x(layout, 'q:alone')).toBeGreaterThan(x(layout, 'q:dead'))
    expect(x(layout, 'x:unused')).toBeGreaterThan(x(layout, 'q:dead'))
  })

  it('lets neither one long name nor one that is bound to nothing widen all others', () => {
    const names = Array.from({ length: 20 }, (_, index) => `orders.${index}`)
    const long = 'inventory.sync.eu-central-1.warehouse-07'
    const queues = [...names, long]
    const widthOf = (nodes: TopologyNode[], of: readonly string[]) =>
      planDrawing(
        topologyGraph({ nodes, edges: of.map((name) => edge('x:events', `q:${name}`, 'k')) }),
        words,
      ).sizes.queue.width
    const nodes = [exchange('events'), exchange(long), ...queues.map((name) => queue(name))]
    expect(widthOf(nodes, names)).toBe(208)
    expect(widthOf(nodes, queues)).toBe(208)
    expect(widthOf(nodes, [long])).toBe(272)
    expect(planDrawing(topologyGraph({ nodes, edges: [] }), words).sizes.exchange.width).toBe(152)
  })

  it('draws a dead letter that comes back as a cycle, and moves no exchange for it', () => {
    const retry: TopologyEdge = { ...edge('q:orders', 'x:events'), kind: 'dead-letter' }
    const layout = draw(topologyGraph({ ...shop, edges: [...shop.edges, retry] }))
    expect(layout.routes.get(edgeId('q:orders', 'x:events', 'dead-letter'))?.back).toBe(true)
    expect(layout.routes.get(edgeId('x:events', 'q:orders'))?.back).toBe(false)
  })
})
