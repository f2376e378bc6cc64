import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { indexTopology } from '@/lib/rabbitmq/routing/topology-index'
import type {
  QueueRules,
  RoutingBinding,
  RoutingExchange,
  RoutingQueue,
} from '@/lib/rabbitmq/routing/topology'
import { choose } from './choose'
import { edgeRates, type KnownRates } from './edge-rates'
import { filterWiring, type GraphFilter } from './filter'
import { fold, type ShownNode } from './fold'
import { namePattern, namePrefix } from './name-pattern'
import { reach } from './neighbours'
import { problemsOf } from './problems'
import { routingWiring } from './routing-wiring'
import { shownEdges } from './shown-edges'
import { wiredId, type Wiring } from './wiring'

const rules: QueueRules = {
  maxLength: null,
  maxLengthBytes: null,
  overflow: 'drop-head',
  messageTtl: null,
  deliveryLimit: null,
  maxAge: null,
  deadLetter: null,
}
const exchange = (name: string, more: Partial<RoutingExchange> = {}): RoutingExchange => ({
  name,
  type: 'topic',
  internal: false,
  alternate: null,
  delayedType: null,
  ...more,
})
const queue = (name: string, deadLetter: QueueRules['deadLetter'] = null): RoutingQueue => ({
  name,
  type: 'classic',
  rules: { ...rules, deadLetter },
})
const bind = (
  source: string,
  destination: string,
  key = '',
  destinationType: RoutingBinding['destinationType'] = 'queue',
): RoutingBinding => ({ source, destination, destinationType, key, arguments: [] })

const wire = (exchanges: RoutingExchange[], queues: RoutingQueue[], bindings: RoutingBinding[]): Wiring =>
  routingWiring(indexTopology({ version: '4.3.6', exchanges, queues, bindings }))
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const all = { unfold: new Set<string>(), apart: new Set<number>(), most: 500, enough: 300 }
const nameOf = (wiring: Wiring, { group, members }: ShownNode) =>
  group === null ? (wiring.nodes[members[0] ?? -1]?.id ?? '') : `${group.pattern} x${members.length}`
const namesOf = (wiring: Wiring, nodes: readonly ShownNode[]) => nodes.map((node) => nameOf(wiring, node))
const at = (wiring: Wiring, id: string) => wiring.indexOf.get(id) ?? -1

test.each([
  ['cache.node-17', 'cache.node-*', 'cache.*'],
  ['amq.gen-JzTY20BRgKO-HjmUJj0wLg', 'amq.gen-*', 'amq.*'],
  ['job.3f2504e0-4f89-11d3-9a0c-0305e82c3301.retry', 'job.*.retry', 'job.*'],
  ['orders.created', 'orders.created', 'orders.*'],
  ['worker12of20', 'worker*of*', 'worker*of*'],
  ['v1.2.3', 'v*', 'v*.*'],
  ['订单.7', '订单.*', '订单.*'],
  ['deadbeef00', '*', '*'],
  ['decade', 'decade', 'decade'],
])('%s is one of %s, or at least of %s', (name, pattern, prefix) => {
  expect(namePattern(name)).toBe(pattern)
  expect(namePrefix(name)).toBe(prefix)
})

describe('wiring', () => {
  it('has alternate and dead-letter exchanges, and says what is named and not there', () => {
    const wiring = wire(
      [
        exchange('events', { alternate: { by: 'policy', exchange: 'lost', policy: 'p' } }),
        exchange('bare', { alternate: { by: 'argument', exchange: 'nowhere' } }),
        exchange('lost', { type: 'fanout' }),
      ],
      [
        queue('work', { exchange: '', routingKey: 'dead' }),
        queue('dead'),
        queue('loop', { exchange: '', routingKey: null }),
        queue('gone', { exchange: 'no.dlx', routingKey: 'k' }),
      ],
      [bind('events', 'work', 'a'), bind('events', 'unknown', 'a'), bind('lost', 'dead')],
    )
    const told = wiring.wires.map(
      ({ kind, source, target, key }) =>
        `${wiring.nodes[source]?.id} ${kind} ${wiring.nodes[target]?.id} ${key ?? '-'}`,
    )
    expect(told.sort()).toEqual([
      'q:gone dead-letter x:no.dlx k',
      'q:loop dead-letter x: -',
      'q:work dead-letter q:dead dead',
      'x:bare alternate x:nowhere -',
      'x:events alternate x:lost -',
      'x:events binding q:work a',
      'x:lost binding q:dead ',
    ])
    const problems = problemsOf(wiring, () => undefined)
    const wrong = [...problems].map(([place, list]) => `${wiring.nodes[place]?.id} ${list.join()}`)
    expect(wrong.sort()).toEqual([
      'q:gone leads-nowhere',
      'x:bare leads-nowhere',
      'x:no.dlx missing',
      'x:nowhere missing',
    ])
  })

  it('finds exchanges that take in more than they give away, and states that are none of the good ones', () => {
    const wiring = wire([exchange('a'), exchange('b'), exchange('c')], [queue('q')], [])
    const told: Record<
      string,
      Parameters<typeof problemsOf>[1] extends (place: number) => infer T ? T : never
    > = {
      'x:a': { incomingRate: 10, outgoingRate: 4 },
      'x:b': { incomingRate: 10, outgoingRate: 9.8 },
      'x:c': { incomingRate: 0.1, outgoingRate: null },
      'q:q': { state: 'minority' },
    }
    const problems = problemsOf(wiring, (place) => told[wiring.nodes[place]?.id ?? ''])
    expect([...problems].map(([place, list]) => [wiring.nodes[place]?.id, ...list])).toEqual([
      ['x:a', 'unroutable'],
      ['q:q', 'state'],
    ])
  })
})

describe('folding', () => {
  const caches = wire(
    [exchange('cache', { type: 'fanout' }), exchange('jobs')],
    [
      ...numbers(8).map((n) => queue(`cache.node-${n}`)),
      ...numbers(3).map((n) => queue(`few-${n}`)),
      queue('cache.node-8'),
      queue('cache.node-9', { exchange: 'cache', routingKey: null }),
    ],
    [
      ...numbers(8).map((n) => bind('cache', `cache.node-${n}`)),
      ...numbers(3).map((n) => bind('jobs', `few-${n}`, 'k')),
      bind('jobs', 'cache.node-8', 'k'),
      bind('cache', 'cache.node-9'),
    ],
  )

  it('makes one of queues with the same bindings, dead letters and name pattern, and of no others', () => {
    const { nodes, level } = fold(caches, all)
    expect(level).toBe(1)
    expect(namesOf(caches, nodes).sort()).toEqual([
      'cache.node-* x8',
      'q:cache.node-8',
      'q:cache.node-9',
      'q:few-0',
      'q:few-1',
      'q:few-2',
      'x:cache',
      'x:jobs',
    ])
  })

  it('opens one group and leaves what is looked for outside of it', () => {
    const group = fold(caches, all).nodes.find((node) => node.group !== null)
    const { nodes, open } = fold(caches, { ...all, unfold: new Set([group?.id ?? '']) })
    expect(nodes).toHaveLength(15)
    expect(open).toMatchObject([{ id: group?.id, pattern: 'cache.node-*' }])
    const apart = new Set([at(caches, 'q:cache.node-3')])
    const found = fold(caches, { ...all, apart })
    expect(namesOf(caches, found.nodes)).toEqual(
      expect.arrayContaining(['cache.node-* x7', 'q:cache.node-3']),
    )
    expect(found.nodes.find((node) => node.group !== null)).toMatchObject({
      id: group?.id,
      group: { apart: 1 },
    })
  })

  it('lets keys, then exchanges, then names differ when there are too many', () => {
    const wiring = wire(
      numbers(40).map((n) => exchange(`events-${n}`)),
      numbers(800).map((n) => queue(`worker-${n}`)),
      numbers(800).map((n) => bind(`events-${n % 40}`, `worker-${n}`, `job.${n}`)),
    )
    const { nodes, level } = fold(wiring, all)
    expect(level).toBe(2)
    expect(nodes).toHaveLength(80)
    const few = fold(wiring, { ...all, most: 10, enough: 10 })
    expect(namesOf(wiring, few.nodes)).toEqual(['events-* x40', 'worker-* x800'])
  })

  const names = fc.constantFrom('a', 'b', 'w-1', 'w-2', 'w-3', 'w-4', 'w-5', 'w-6', 'x.1', 'x.2', '__proto__')
  const wirings = fc
    .record({
      exchanges: fc.uniqueArray(names, { maxLength: 8 }),
      queues: fc.uniqueArray(names, { maxLength: 11 }),
      ends: fc.array(fc.tuple(names, names, fc.constantFrom('k', 'k.1', 'k.2'), fc.boolean()), {
        maxLength: 40,
      }),
      dead: fc.dictionary(names, names, { maxKeys: 4 }),
    })
    .map(({ exchanges, queues, ends, dead }) =>
      wire(
        exchanges.map((name) => exchange(name)),
        queues.map((name) =>
          queue(name, Object.hasOwn(dead, name) ? { exchange: dead[name] ?? '', routingKey: null } : null),
        ),
        ends.map(([source, destination, key, isQueue]) =>
          bind(source, destination, key, isQueue ? 'queue' : 'exchange'),
        ),
      ),
    )

  it('shows every node once, whatever the graph, and counts every wire once', () => {
    fc.assert(
      fc.property(wirings, fc.integer({ min: 1, max: 12 }), (wiring, most) => {
        const folded = fold(wiring, { ...all, most, enough: most })
        const shown = folded.nodes.flatMap(({ members }) => members)
        expect(shown.toSorted((a, b) => a - b)).toEqual([...wiring.nodes.keys()])
        for (const [place, { members }] of folded.nodes.entries()) {
          for (const member of members) expect(folded.shownAt[member]).toBe(place)
        }
        expect(new Set(folded.nodes.map(({ id }) => id)).size).toBe(folded.nodes.length)
        const edges = shownEdges(wiring, folded.nodes)
        expect(edges.reduce((sum, { count }) => sum + count, 0)).toBe(wiring.wires.length)
      }),
    )
  })

  it('chooses no more than there is room for, what is looked for among it, and counts what an open group keeps', () => {
    fc.assert(
      fc.property(wirings, fc.integer({ min: 4, max: 10 }), fc.nat(), (wiring, most, seed) => {
        fc.pre(wiring.nodes.length > 0)
        const closed = fold(wiring, all)
        const unfold = new Set(closed.nodes.filter(({ group }) => group !== null).map(({ id }) => id))
        fc.pre(unfold.size < most)
        const wanted = seed % wiring.nodes.length
        const folded = fold(wiring, { ...all, unfold })
        const rank = (place: number) => (place === wanted ? 0 : 2)
        const nodes = choose(wiring, folded, { rank, weight: () => 0, most })
        expect(nodes.length).toBeLessThanOrEqual(most)
        expect(nodes.flatMap(({ members }) => members)).toContain(wanted)
        const shown = nodes.flatMap(({ members }) => members)
        expect(new Set(shown).size).toBe(shown.length)
        for (const { members } of folded.open) for (const member of members) expect(shown).toContain(member)
      }),
    )
  })
})

describe('focus and filter', () => {
  const chain = wire(
    [exchange('in'), exchange('events'), exchange('other')],
    [queue('one', { exchange: 'other', routingKey: null }), queue('two'), queue('dead')],
    [
      bind('in', 'events', '#', 'exchange'),
      bind('events', 'one'),
      bind('events', 'two'),
      bind('other', 'dead'),
    ],
  )
  const ids = (places: Iterable<number>) => [...places].map((place) => chain.nodes[place]?.id ?? '').sort()

  it('goes so many hops up, down, or both, and along dead letters', () => {
    const from = [at(chain, 'x:events')]
    expect(ids(reach(chain, from, 1, 'both'))).toEqual(['q:one', 'q:two', 'x:events', 'x:in'])
    expect(ids(reach(chain, from, 2, 'down'))).toEqual(['q:one', 'q:two', 'x:events', 'x:other'])
    expect(ids(reach(chain, from, 1, 'up'))).toEqual(['x:events', 'x:in'])
    expect(ids(reach(chain, [at(chain, 'q:dead')], Infinity, 'up'))).toEqual([
      'q:dead',
      'q:one',
      'x:events',
      'x:in',
      'x:other',
    ])
  })

  it('keeps what fits and what that is wired to, and does not guess an unknown depth', () => {
    const facts = (place: number) =>
      ({ 'q:one': { policy: 'p', total: 5 }, 'q:two': { policy: null, total: null } })[
        chain.nodes[place]?.id ?? ''
      ]
    const none: GraphFilter = { name: '', type: '', policy: null, depth: 0 }
    const ask = (filter: Partial<GraphFilter>) => filterWiring(chain, { ...none, ...filter }, facts)
    expect(ids(ask({ name: 'TW' }).places)).toEqual(['q:two', 'x:events'])
    expect(ids(ask({ policy: 'p' }).fitting)).toEqual(['q:one'])
    expect(ids(ask({ type: 'classic' }).fitting)).toEqual(['q:dead', 'q:one', 'q:two'])
    const deep = ask({ depth: 1 })
    expect([ids(deep.fitting), deep.undecided]).toEqual([['q:one'], 2])
  })
})

describe('edges', () => {
  it('makes one edge of many keys, with the first of them in order', () => {
    const wiring = wire(
      [exchange('a')],
      [queue('q')],
      numbers(50).map((n) => bind('a', 'q', `k.${String(99 - n)}`)),
    )
    const [edge] = shownEdges(wiring, fold(wiring, all).nodes)
    expect(edge).toMatchObject({ kind: 'binding', count: 50, different: 50 })
    expect(edge?.keys.map(({ key }) => key).slice(0, 2)).toEqual(['k.50', 'k.51'])
    expect(edge?.keys).toHaveLength(20)
  })

  const told: KnownRates = {
    outOf: () => null,
    into: () => null,
    between: () => undefined,
    byDefaultExchange: 0,
  }
  const rateOf = (wiring: Wiring, rates: Partial<KnownRates>) => {
    const { nodes } = fold(wiring, all)
    const edges = shownEdges(wiring, nodes)
    return Object.fromEntries(
      edgeRates(wiring, nodes, edges, { ...told, ...rates }).map((rate, n) => [
        `${nameOf(wiring, nodes[edges[n]?.source ?? -1] ?? nodes[0] ?? never())}>${nameOf(wiring, nodes[edges[n]?.target ?? -1] ?? nodes[0] ?? never())}`,
        rate,
      ]),
    )
  }
  const two = wire(
    [exchange('a'), exchange('b')],
    [queue('only'), queue('both')],
    [bind('a', 'only', 'x'), bind('a', 'only', 'y'), bind('a', 'both'), bind('b', 'both')],
  )

  it('has a rate where a queue has one way in and nothing comes by the default exchange', () => {
    expect(rateOf(two, { into: () => 7 })).toEqual({
      'x:a>q:only': 7,
      'x:a>q:both': null,
      'x:b>q:both': null,
    })
    expect(rateOf(two, { into: () => 7, byDefaultExchange: 1 })['x:a>q:only']).toBeNull()
    expect(rateOf(two, { into: () => 7, byDefaultExchange: null })['x:a>q:only']).toBeNull()
  })

  it('has one where an exchange has one way out, and where the broker counts in detail', () => {
    expect(rateOf(two, { outOf: () => 3 })).toEqual({
      'x:a>q:only': null,
      'x:a>q:both': null,
      'x:b>q:both': 3,
    })
    expect(rateOf(two, { between: () => 2 })).toEqual({ 'x:a>q:only': 2, 'x:a>q:both': 2, 'x:b>q:both': 2 })
  })

  it('has none behind dead letters, nor where another exchange is in between', () => {
    const fed = wire(
      [exchange('in'), exchange('mid'), exchange('dlx')],
      [queue('q'), queue('r'), queue('dead'), queue('work', { exchange: 'dlx', routingKey: null })],
      [bind('in', 'mid', '#', 'exchange'), bind('mid', 'q'), bind('mid', 'r'), bind('dlx', 'dead')],
    )
    const rates = rateOf(fed, { outOf: () => 3, between: () => 2, into: () => 5 })
    expect(rates).toMatchObject({ 'x:in>x:mid': null, 'x:mid>q:q': 5, 'x:dlx>q:dead': null })
  })
})

test('10,000 queues, 500 exchanges and 50,000 bindings are folded in no time', () => {
  const wiring = wire(
    numbers(500).map((n) => exchange(`exchange-${n}`)),
    numbers(10_000).map((n) => queue(`queue-${n}`)),
    numbers(50_000).map((n) => bind(`exchange-${(n * 37) % 500}`, `queue-${n % 10_000}`, `key.${n}`)),
  )
  const begin = performance.now()
  const folded = fold(wiring, all)
  const edges = shownEdges(wiring, folded.nodes)
  const first = performance.now()
  fold(wiring, all)
  shownEdges(wiring, folded.nodes)
  const again = performance.now()
  const open = fold(wiring, { ...all, unfold: new Set(folded.nodes.map(({ id }) => id)) })
  const nodes = choose(wiring, open, { rank: () => 2, weight: () => 0, most: 500 })
  process.stdout.write(
    `folded in ${Math.round(first - begin)} ms, again ${Math.round(again - first)} ms, opened ${Math.round(performance.now() - again)} ms\n`,
  )
  expect(edges.reduce((sum, { count }) => sum + count, 0)).toBe(50_000)
  expect(folded.nodes.length).toBeLessThanOrEqual(300)
  expect(nodes.length).toBeLessThanOrEqual(500)
  expect(nodes.flatMap(({ members }) => members)).toHaveLength(10_500)
  expect(wiring.indexOf.get(wiredId('queue', 'queue-7'))).toBeDefined()
})

function never(): never {
  throw new Error('no node')
}
