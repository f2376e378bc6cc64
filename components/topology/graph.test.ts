import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topology } from '@/lib/api/topology'
import type { Binding, DestinationType } from '@/lib/rabbitmq/binding'
import { edgeLabel, type EdgeWords } from './edge-label'
import { neighbourhood, nodeId, topologyGraph } from './graph'
import { drawGraph } from './graph-layout'
import { keyWidth } from './text-width'

const words: EdgeWords = {
  anyKey: 'any key',
  emptyKey: 'empty key',
  noHeaders: 'no headers',
  all: (count) => `all of ${count} headers`,
  any: (count) => `any of ${count} headers`,
  more: (count) => `+${count}`,
}

const exchange = (name: string, type = 'topic') => ({ name, type, internal: false })
const queue = (name: string, total: number | null = 0) => ({
  name,
  type: 'classic',
  state: 'running',
  ready: total,
  unacked: 0,
  total,
})
const binding = (
  source: string,
  destination: string,
  bindingKey = '',
  more: { to?: DestinationType; arguments?: Binding['arguments'] } = {},
): Binding => ({
  vhost: 'shop',
  source,
  destination,
  destinationType: more.to ?? 'queue',
  bindingKey,
  arguments: more.arguments ?? [],
  propertiesKey: `${bindingKey}~${JSON.stringify(more.arguments ?? [])}`,
})

describe('topologyGraph', { timeout: 30_000 }, () => {
  it('makes one edge of several keys between the same two', () => {
    const { edges } = topologyGraph({
      exchanges: [exchange('orders')],
      queues: [queue('paid')],
      bindings: [binding('orders', 'paid', 'order.paid'), binding('orders', 'paid', 'order.captured')],
    })
    expect(edges).toHaveLength(1)
    expect(edges[0]?.bindings.map((one) => one.bindingKey)).toEqual(['order.captured', 'order.paid'])
  })

  it('tells a queue from an exchange of the same name', () => {
    const { nodes, edges } = topologyGraph({
      exchanges: [exchange('a'), exchange('b')],
      queues: [queue('a')],
      bindings: [binding('b', 'a'), binding('b', 'a', '', { to: 'exchange' })],
    })
    expect(nodes.map((node) => node.id)).toEqual(['q:a', 'x:a', 'x:b'])
    expect(edges.map((edge) => edge.target).sort()).toEqual(['q:a', 'x:a'])
  })

  it('leaves out a binding whose end is not there, and says what is bound to nothing', () => {
    const { nodes, edges } = topologyGraph({
      exchanges: [exchange('a'), exchange('unused')],
      queues: [queue('one'), queue('alone')],
      bindings: [binding('a', 'one'), binding('a', 'cut'), binding('gone', 'one')],
    })
    expect(edges).toHaveLength(1)
    expect(nodes.filter((node) => !node.isBound).map((node) => node.name)).toEqual(['alone', 'unused'])
  })

  it('has one id for each object and each pair, whatever their names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('__proto__', 'constructor', 'q:a', 'x:a', '["x:a","q:b"]', '","'),
    )
    const names = fc.uniqueArray(name, { maxLength: 6 })
    fc.assert(
      fc.property(names, names, (ofExchanges, ofQueues) => {
        const bindings = ofExchanges.flatMap((source) => [
          ...ofQueues.map((target) => binding(source, target)),
          ...ofExchanges.map((target) => binding(source, target, '', { to: 'exchange' })),
        ])
        const { nodes, edges } = topologyGraph({
          exchanges: ofExchanges.map((name) => exchange(name)),
          queues: ofQueues.map((name) => queue(name)),
          bindings,
        })
        expect(new Set(nodes.map((node) => node.id)).size).toBe(ofExchanges.length + ofQueues.length)
        expect(new Set(edges.map((edge) => edge.id)).size).toBe(bindings.length)
        const { layout } = drawGraph({ nodes, edges }, words)
        expect(layout.places.size).toBe(nodes.length)
        expect(layout.routes.size).toBe(edges.length)
      }),
      { numRuns: 40 },
    )
  })

  it('gives depth as a share of the deepest queue, on a log scale, and none where the total is unknown', () => {
    const { nodes } = topologyGraph({
      exchanges: [],
      queues: [queue('deep', 999_999), queue('empty', 0), queue('half', 999), queue('unknown', null)],
      bindings: [],
    })
    const depth = Object.fromEntries(nodes.map((node) => [node.name, node.kind === 'queue' && node.depth]))
    expect(depth).toEqual({ deep: 1, empty: 0, half: expect.closeTo(0.5), unknown: null })
  })

  it('puts five thousand keys between two into one edge', () => {
    const bindings = Array.from({ length: 5000 }, (_, index) => binding('a', 'q', `key.${index}`))
    const graph = topologyGraph({ exchanges: [exchange('a')], queues: [queue('q')], bindings })
    expect(edgeLabel(graph.edges[0] ?? never(), words).text).toBe('key.0, key.1, key.10, key.100 +4996')
  })
})

describe('neighbourhood', () => {
  it('has what is looked for and what is bound to it, and nothing else', () => {
    const near = neighbourhood(
      {
        exchanges: [exchange('root'), exchange('events'), exchange('other')],
        queues: [queue('Orders.eu'), queue('orders.alone'), queue('events.log'), queue('far')],
        bindings: [
          binding('root', 'events', '#', { to: 'exchange' }),
          binding('events', 'Orders.eu', 'a'),
          binding('events', 'far', 'b'),
          binding('other', 'far', 'c'),
        ],
      },
      'orders',
    )
    expect(near.queues.map(({ name }) => name)).toEqual(['Orders.eu', 'orders.alone'])
    expect(near.exchanges.map(({ name }) => name)).toEqual(['events'])
    expect(near.bindings.map(({ bindingKey }) => bindingKey)).toEqual(['a'])
  })
})

describe('edgeLabel', () => {
  const label = (sourceType: string, ...bindings: [Binding, ...Binding[]]) =>
    edgeLabel({ sourceType, bindings }, words)

  it('says what an exchange looks at when it is no key', () => {
    expect(label('fanout', binding('a', 'q', 'ignored')).text).toBe('any key')
    expect(label('direct', binding('a', 'q', '')).text).toBe('empty key')
    expect(label('headers', binding('a', 'q', 'ignored')).text).toBe('no headers')
  })

  it('lists headers, or counts them when they are long', () => {
    const pairs = [
      { name: 'x-match', value: 'any' },
      { name: 'channel', value: 'sms' },
      { name: 'region', value: 'cn' },
      { name: 'x-ignored', value: 1 },
    ]
    const one = label('headers', binding('a', 'q', '', { arguments: pairs.slice(1, 2) }))
    expect(one.text).toBe('channel = sms')
    const two = label('headers', binding('a', 'q', '', { arguments: pairs }))
    expect(two).toMatchObject({
      text: 'any of 2 headers',
      lines: ['any of 2 headers: channel = sms, region = cn'],
    })
    const withX = pairs.map((pair) => (pair.name === 'x-match' ? { ...pair, value: 'all-with-x' } : pair))
    expect(label('headers', binding('a', 'q', '', { arguments: withX })).text).toBe('all of 3 headers')
  })

  it('lists keys while there is room and counts the others', () => {
    const keys = ['order.created', 'order.paid', 'order.refunded', 'order.shipped']
    const bindings = keys.map((key) => binding('a', 'q', key)) as [Binding, ...Binding[]]
    expect(label('topic', ...bindings)).toMatchObject({ text: 'order.created, order.paid +2', lines: keys })
    const one = label('fanout', binding('a', 'q', 'a'), binding('a', 'q', 'b'))
    expect(one.text).toBe('any key')
  })

  it('cuts a long key, and shows characters that would hide or turn text', () => {
    const long = label('topic', binding('a', 'q', 'k'.repeat(255)))
    expect(long.text).toBe(`${'k'.repeat(33)}…`)
    expect(long.lines).toEqual(['k'.repeat(255)])
    expect(label('topic', binding('a', 'q', 'a\n\u202Eb')).text).toBe('a␊\\u{202e}b')
    expect(keyWidth('订单')).toBe(keyWidth('abcd'))
  })
})

describe('drawGraph', () => {
  const shop: Pick<Topology, 'exchanges' | 'queues' | 'bindings'> = {
    exchanges: [exchange('events'), exchange('unused')],
    queues: [queue('orders', 12), queue('alone', 3)],
    bindings: [binding('events', 'orders', 'order.*')],
  }

  it('keeps every place when only the counts move', () => {
    const before = drawGraph(topologyGraph(shop), words)
    const counted = { ...shop, queues: [queue('orders', 40_000), queue('alone', 3)] }
    const after = drawGraph(topologyGraph(counted), words, before)
    expect([...after.layout.places]).toEqual([...before.layout.places])
  })

  it('puts what is bound to nothing behind the graph', () => {
    const { layout } = drawGraph(topologyGraph(shop), words)
    const right = (layout.places.get(nodeId('queue', 'orders'))?.x ?? 0) + 208
    expect(layout.blocks.map((block) => block.name)).toEqual(['queue', 'exchange'])
    expect(layout.places.get(nodeId('queue', 'alone'))?.x).toBeGreaterThan(right)
    expect(layout.places.get(nodeId('exchange', 'unused'))?.x).toBeGreaterThan(right)
  })
})

function never(): never {
  throw new Error('no edge')
}
