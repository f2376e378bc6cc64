import { array, assert, asyncProperty, constantFrom, integer, option } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listQueuesQuery } from '@/lib/api/queues-list'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import type { Queue } from '@/lib/rabbitmq/queue'
import { workSince } from '@/lib/testing/work'
import { isPlain, needOf, selectQueues } from './select'
import type { Figures } from './snapshot'

const queue = (name: string, more: object = {}): Queue => {
  const row = queueRow({ name, vhost: '/', type: 'classic', state: 'running', durable: true, ...more })
  if (row === null) throw new Error('no queue')
  return row
}
const query = (more: Record<string, string> = {}) => listQueuesQuery.parse(more)
const noFigures: Figures = new Map()
const figures = (of: Record<string, Partial<Queue>>): Figures =>
  new Map(Object.entries(of).map(([name, each]) => [keyOf({ vhost: '/', name }), each]))
const names = async (queues: readonly Queue[], more: Record<string, string>, known = noFigures) =>
  (await selectQueues(queues, known, query(more))).rows.map((each) => each.name)

describe('order', () => {
  const queues = [
    queue('a', { messages: 5 }),
    queue('b'),
    queue('c', { messages: 70 }),
    queue('d', { messages: 5 }),
    queue('e', { messages: 0 }),
  ]

  test('unknown is last in both directions, and equal ones stay as they were', async () => {
    expect(await names(queues, { sort: 'total' })).toEqual(['e', 'a', 'd', 'c', 'b'])
    expect(await names(queues, { sort: 'total', dir: 'desc' })).toEqual(['c', 'a', 'd', 'e', 'b'])
    expect(await names(queues, {})).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('names go as the broker has them: by code, not by language', async () => {
    const some = ['orders', 'Orders', '订单', 'ärger', 'zoo'].map((name) => queue(name))
    expect(await names(some, { sort: 'name' })).toEqual(['Orders', 'orders', 'zoo', 'ärger', '订单'])
  })

  test('what only statistics tell comes from them', async () => {
    const known = figures({ a: { consumers: 2 }, c: { consumers: 0 } })
    expect(await names(queues, { sort: 'consumers', dir: 'desc' }, known)).toEqual(['a', 'c', 'b', 'd', 'e'])
    const members = figures({ b: { members: ['x'] } })
    expect((await names(queues, { sort: 'members', dir: 'desc' }, members))[0]).toBe('b')
  })

  test('is stable and complete for any values, and its pages are the whole', async () => {
    const value = option(integer({ min: 0, max: 5 }), { nil: null })
    await assert(
      asyncProperty(
        array(value, { maxLength: 60 }),
        constantFrom('asc', 'desc'),
        integer({ min: 1, max: 20 }),
        async (values, dir, size) => {
          const all = values.map((total, n) => queue(`q${n}`, { messages: total }))
          const { rows } = await selectQueues(all, noFigures, query({ sort: 'total', dir }))
          expect(new Set(rows)).toEqual(new Set(all))
          for (const [index, row] of rows.entries()) {
            const next = rows[index + 1]
            if (next === undefined) continue
            if (row.total === null) expect(next.total).toBeNull()
            if (row.total === null || next.total === null) continue
            expect(dir === 'asc' ? next.total - row.total : row.total - next.total).toBeGreaterThanOrEqual(0)
            if (row.total === next.total) expect(all.indexOf(row)).toBeLessThan(all.indexOf(next))
          }
          const pages = Array.from({ length: Math.ceil(rows.length / size) }, (_, page) =>
            rows.slice(page * size, (page + 1) * size),
          )
          expect(pages.flat()).toEqual(rows)
        },
      ),
    )
  })
})

describe('filters', () => {
  const queues = [
    queue('orders', {
      messages: 5,
      policy: 'limit',
      arguments: { 'x-max-length': 9, 'x-dead-letter-exchange': '' },
    }),
    queue('orders.dead', { messages: 0, durable: false, auto_delete: true }),
    queue('jobs', {
      type: 'quorum',
      state: 'minority',
      messages: null,
      arguments: { 'x-max-length-bytes': 9 },
    }),
    queue('events', { type: 'stream', vhost: 'other' }),
    queue('reply', { exclusive: true, messages: 1 }),
  ]

  test.each([
    [{ name: 'RDER' }, ['orders', 'orders.dead']],
    [{ name: '^orders$|ob', regex: 'true' }, ['orders', 'jobs']],
    [{ vhost: 'other' }, ['events']],
    [{ type: 'quorum' }, ['jobs']],
    [{ state: 'minority' }, ['jobs']],
    [{ policy: 'limit' }, ['orders']],
    [{ policy: '' }, ['orders.dead', 'jobs', 'events', 'reply']],
    [{ durable: 'false' }, ['orders.dead']],
    [{ exclusive: 'true' }, ['reply']],
    [{ autoDelete: 'true' }, ['orders.dead']],
    [{ limit: 'true' }, ['orders', 'jobs']],
    [{ limit: 'true', deadLetter: 'true' }, ['orders']],
    [{ state: 'running', name: 'or' }, ['orders', 'orders.dead']],
    [{ hasMessages: 'true' }, ['orders', 'reply']],
    [{ hasMessages: 'true', name: 'or' }, ['orders']],
  ])('%o', async (more, expected) => {
    expect(await names(queues, more)).toEqual(expected)
  })

  test('what the broker does not tell is neither in nor out, but counted', async () => {
    const unknown = await selectQueues(queues, noFigures, query({ hasMessages: 'true' }))
    expect(unknown.undecided).toBe(2)
    const jobs = { hasMessages: 'true', name: '^jobs$', regex: 'true' }
    expect(await selectQueues(queues, noFigures, query(jobs))).toEqual({ rows: [], undecided: 1 })
    const some = figures({ orders: { consumers: 0 }, reply: { consumers: 1 } })
    const unconsumed = await selectQueues(queues, some, query({ noConsumers: 'true' }))
    expect([unconsumed.rows.map((each) => each.name), unconsumed.undecided]).toEqual([['orders'], 3])
    const rates = figures({ jobs: { totalRate: 2 } })
    const growing = await selectQueues(queues, rates, query({ growing: 'true' }))
    expect([growing.rows.map((each) => each.name), growing.undecided]).toEqual([['jobs'], 4])
  })

  test('which of the running queues are idle is not known of all', async () => {
    const { rows, undecided } = await selectQueues(queues, noFigures, query({ state: 'idle' }))
    expect([rows, undecided]).toEqual([[], 4])
  })

  test("the broker's own page is enough for nothing but a part of the name", () => {
    expect([{}, { name: 'x' }, { vhost: 'v', page: '3' }].map((more) => isPlain(query(more)))).toEqual([
      true,
      true,
      true,
    ])
    for (const more of [
      { sort: 'name' },
      { regex: 'true' },
      { policy: '' },
      { durable: 'true' },
      { ttl: 'true' },
    ]) {
      expect(isPlain(query(more)), JSON.stringify(more)).toBe(false)
    }
  })

  test('statistics are needed only for what they tell', () => {
    expect(needOf(query({ sort: 'total', hasMessages: 'true' }))).toBeNull()
    expect(needOf(query({ sort: 'consumers' }))).toBe('consumers')
    expect(needOf(query({ noConsumers: 'true', sort: 'total' }))).toBe('consumers')
    expect(needOf(query({ noConsumers: 'true', sort: 'ackRate' }))).toBe('all')
    expect(needOf(query({ growing: 'true' }))).toBe('all')
  })
})

test('10,000 queues are sorted and filtered in no time', async () => {
  const queues = Array.from({ length: 10_000 }, (_, n) =>
    queue(`orders.region-${n % 50}.service-${(n * 7919) % 10_000}.created`, {
      messages: (n * 104_729) % 9_973,
    }),
  )
  const cases = {
    name: { sort: 'name', dir: 'desc' },
    total: { sort: 'total', dir: 'desc' },
    'total, filtered': { sort: 'total', name: 'region-7' },
    'regular expression': { name: 'region-(7|9)\\..*99', regex: 'true' },
  }
  for (const [label, more] of Object.entries(cases)) {
    const times: number[] = []
    for (let run = 0; run < 5; run += 1) {
      const before = process.cpuUsage()
      await selectQueues(queues, noFigures, query(more))
      times.push(workSince(before))
    }
    process.stdout.write(`10,000 queues by ${label}: ${Math.min(...times).toFixed(1)} ms\n`)
    expect(Math.min(...times)).toBeLessThan(150)
  }
})

test('none but the named queues, by virtual host and name', async () => {
  const some = [queue('a'), queue('b'), queue('a', { vhost: 'other' })]
  const only = JSON.stringify([
    ['other', 'a'],
    ['/', 'b'],
    ['/', 'gone'],
  ])
  const { rows } = await selectQueues(some, noFigures, query({ only }))
  expect(rows.map(({ vhost, name }) => [vhost, name])).toEqual([
    ['/', 'b'],
    ['other', 'a'],
  ])
  expect(isPlain(query({ only }))).toBe(false)
  expect(await names(some, { only: '[]' })).toEqual([])
  for (const wrong of ['[', '{}', '[["/"]]', '[["/",7]]']) {
    expect(listQueuesQuery.safeParse({ only: wrong }).success, wrong).toBe(false)
  }
})
