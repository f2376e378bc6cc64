import { describe, expect, test } from 'vitest'
import type { Names } from '@/lib/api/names'
import { Best } from './best'
import { entriesPerTurn, indexSteps, type NameIndex } from './name-index'
import { rankerOf, ranks } from './rank'
import { mostFound, searchSteps, type Found, type Search } from './search-steps'
import { inTurns } from './turns'

const none: Names = { queues: [], exchanges: [], connections: [], leftOut: 0, readAt: 0, faults: [] }
const queues = (...names: string[]): Names => ({ ...none, queues: [{ vhost: '/', type: 'classic', names }] })

function finish<T>(steps: Generator<void, T>): { result: T; turns: number } {
  for (let turns = 1; ; turns += 1) {
    const step = steps.next()
    if (step.done === true) return { result: step.value, turns }
  }
}
const indexOf = (names: Names): NameIndex => finish(indexSteps(names)).result
const find = (names: Names, typed: string, more: Partial<Search> = {}): Found[] =>
  finish(
    searchSteps(indexOf(names), {
      typed,
      kinds: ['queue', 'exchange', 'connection'],
      recent: [],
      recentOnly: false,
      vhost: null,
      within: null,
      ...more,
    }),
  ).result
const namesOf = (found: Found[]) => found.map(({ entry }) => entry.name)

describe('ranking', () => {
  test.each([
    ['orders', 'orders', ranks.exact],
    ['Orders ', 'orders', ranks.exact],
    ['ord', 'orders.invoice', ranks.prefix],
    ['inv', 'orders.invoice', ranks.wordPrefix],
    ['inv', 'reinvent.invoice', ranks.wordPrefix],
    ['voice', 'orders.invoice', ranks.within],
    ['oinv', 'orders.invoice', ranks.subsequence],
    ['orders invoice', 'orders.invoice', ranks.subsequence],
    ['队', '订单.队列', ranks.wordPrefix],
    ['invx', 'orders.invoice', null],
    ['xx', 'x', null],
    ['', 'orders', ranks.prefix],
  ])('"%s" in "%s"', (typed, text, expected) => {
    expect(rankerOf(typed)(text)).toBe(expected)
  })

  test('exact, prefix, word, within, letters: in this order', () => {
    const names = queues('a-f-o-o', 'seafood', 'my.foot', 'foobar', 'foo')
    expect(namesOf(find(names, 'FOO'))).toEqual(['foo', 'foobar', 'my.foot', 'seafood', 'a-f-o-o'])
  })

  test('among equals: visited last, the chosen virtual host, queues, the shorter name', () => {
    const names: Names = {
      ...none,
      queues: [
        { vhost: '/', type: 'classic', names: ['orders.long', 'orders.x'] },
        { vhost: 'shop', type: 'classic', names: ['orders.y.z'] },
      ],
      exchanges: [{ vhost: '/', type: 'topic', names: ['orders.e'] }],
      connections: [{ vhost: '/', givenName: 'orders-app', names: ['127.0.0.1:1 -> 127.0.0.1:2'] }],
    }
    const recent = [{ kind: 'exchange' as const, vhost: '/', name: 'orders.e' }]
    expect(namesOf(find(names, 'ord', { recent, vhost: 'shop' }))).toEqual([
      'orders.e',
      'orders.y.z',
      'orders.x',
      'orders.long',
      '127.0.0.1:1 -> 127.0.0.1:2',
    ])
    expect(find(names, 'ord', { kinds: ['exchange'] })).toHaveLength(1)
    expect(namesOf(find(names, '', { recent, recentOnly: true }))).toEqual(['orders.e'])
  })

  test('of one virtual host alone, where that is asked', () => {
    const names: Names = {
      ...none,
      queues: [
        { vhost: '/', type: 'classic', names: ['orders'] },
        { vhost: 'shop', type: 'classic', names: ['orders.shop'] },
      ],
    }
    expect(namesOf(find(names, 'ord', { within: 'shop' }))).toEqual(['orders.shop'])
  })

  test('the default exchange is found by its word', () => {
    const names: Names = { ...none, exchanges: [{ vhost: '/', type: 'direct', names: [''] }] }
    expect(find(names, 'default')).toHaveLength(1)
  })

  test('the few best are kept in order, equals in the order they came', () => {
    const best = new Best<{ n: number; id: string }>(3, (a, b) => a.n - b.n)
    for (const [n, id] of [
      [2, 'a'],
      [1, 'b'],
      [2, 'c'],
      [3, 'd'],
      [1, 'e'],
      [0, 'f'],
    ] as const)
      best.add({ n, id })
    expect(best.items.map(({ id }) => id).join('')).toBe('fbe')
  })
})

describe('10,000 names', () => {
  const many: Names = {
    ...none,
    queues: [
      {
        vhost: 'shop',
        type: 'classic',
        names: Array.from({ length: 10_000 }, (_, n) => `${'team-'.repeat(40)}${n}.orders`),
      },
    ],
  }

  /** Counts the entries that are looked at; work is measured by it and not by the clock. */
  function counted(index: NameIndex) {
    const counter = { reads: 0 }
    const entries = new Proxy(index.entries as unknown[], {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) counter.reads += 1
        return Reflect.get(target, key) as unknown
      },
    }) as unknown as NameIndex['entries']
    return { counter, index: { ...index, entries } }
  }

  test('become an index in turns', () => {
    const { result, turns } = finish(indexSteps(many))
    expect(result.entries).toHaveLength(10_000)
    expect(turns).toBeGreaterThanOrEqual(10_000 / entriesPerTurn)
  })

  test.each(['', 'o', 'team-', 'tttttttttttt9', 'orders', 'nothing of this name'])(
    'are searched for "%s" in turns, each of bounded work, and no more than are drawn are found',
    (typed) => {
      const { counter, index } = counted(indexOf(many))
      const steps = searchSteps(index, {
        typed,
        kinds: ['queue'],
        recent: [],
        recentOnly: false,
        vhost: 'shop',
        within: null,
      })
      for (;;) {
        counter.reads = 0
        const step = steps.next()
        expect(counter.reads).toBeLessThanOrEqual(entriesPerTurn)
        if (step.done !== true) continue
        expect(step.value.length).toBeLessThanOrEqual(mostFound)
        return
      }
    },
  )

  test('the page gets its turn between steps, and a search that is no longer wanted ends', async () => {
    const abort = new AbortController()
    let steps = 0
    const work = function* () {
      for (;;) {
        steps += 1
        yield
      }
    }
    setTimeout(() => abort.abort(), 5)
    expect(await inTurns(work(), abort.signal)).toBeUndefined()
    expect(steps).toBeGreaterThan(0)
    expect(await inTurns(indexSteps(queues('a')))).toMatchObject({ texts: ['a'] })
  })
})
