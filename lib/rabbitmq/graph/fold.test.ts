import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { all, at, bind, exchange, namesOf, numbers, queue, wire } from '@/lib/testing/sample-wiring'
import { choose } from './choose'
import { fold } from './fold'
import { shownEdges } from './shown-edges'
import { wiredId } from './wiring'

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

test('10,000 queues, 500 exchanges and 50,000 bindings are folded in no time', () => {
  const wiring = wire(
    numbers(500).map((n) => exchange(`exchange-${n}`)),
    numbers(10_000).map((n) => queue(`queue-${n}`)),
    numbers(50_000).map((n) => bind(`exchange-${(n * 37) % 500}`, `queue-${n % 10_000}`, `key.${n}`)),
  )
  const folded = fold(wiring, all)
  const edges = shownEdges(wiring, folded.nodes)
  const unfold = new Set(folded.nodes.map(({ id }) => id))
  const opened = () =>
    choose(wiring, fold(wiring, { ...all, unfold }), { rank: () => 2, weight: () => 0, most: 500 })
  const nodes = opened()
  /** The least work of a few runs, in ms: a collection of garbage may fall into one. */
  const least = (work: () => unknown) => {
    const times = numbers(5).map(() => {
      const before = process.cpuUsage()
      work()
      return workSince(before)
    })
    return Math.min(...times)
  }
  const times = { folded: least(() => shownEdges(wiring, fold(wiring, all).nodes)), opened: least(opened) }
  process.stdout.write(`folded in ${Math.round(times.folded)} ms, opened in ${Math.round(times.opened)} ms\n`)
  // Some times what it takes, and far below what would look at every pair.
  expect(times.folded).toBeLessThan(300)
  expect(times.opened).toBeLessThan(300)
  expect(edges.reduce((sum, { count }) => sum + count, 0)).toBe(50_000)
  expect(folded.nodes.length).toBeLessThanOrEqual(300)
  expect(nodes.length).toBeLessThanOrEqual(500)
  expect(nodes.flatMap(({ members }) => members)).toHaveLength(10_500)
  expect(wiring.indexOf.get(wiredId('queue', 'queue-7'))).toBeDefined()
})
