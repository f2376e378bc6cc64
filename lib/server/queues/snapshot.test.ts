import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { anna as login } from '@/lib/testing/anna'
import { missingFaults, readSnapshot, readStatistics } from './snapshot'

vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))
beforeEach(() => vi.resetAllMocks())

const here = { vhost: '/', name: 'here', type: 'classic', state: 'running', messages: 2 }
const away = { vhost: '/', name: 'away', type: 'classic', state: 'down' }

/** A broker with two queues of which one is on a node that is down: 4.3 lists it only where no totals are asked for. */
function brokerOf(
  whole: () => Promise<unknown>,
  { consumers = [], nodes, count = 2 }: { consumers?: object[]; nodes?: object[]; count?: number } = {},
): void {
  vi.mocked(read).mockImplementation(async (_, path, schema, { query } = {}) => {
    if (path === 'nodes' && nodes === undefined) throw new ConsoleError('broker_timeout', '')
    const json =
      path === 'overview'
        ? { object_totals: { queues: count } }
        : path === 'nodes'
          ? nodes
          : path === 'consumers'
            ? consumers
            : query?.['enable_queue_totals'] === true
              ? [here]
              : await whole()
    return { data: schema.parse(json), asOf: 5 }
  })
}

test('what 4.3 does not list with totals is added from the list without', async () => {
  brokerOf(() => Promise.resolve([here, away]))
  const { data } = await readSnapshot({ login, tags: ['administrator'] })
  expect(data.rows.map(({ name, total }) => [name, total])).toEqual([
    ['away', null],
    ['here', 2],
  ])
  expect(missingFaults(data)).toEqual([])
})

test('where that list cannot be had, it is said how many are missing', async () => {
  brokerOf(() => Promise.reject(new ConsoleError('broker_timeout', '')))
  const { data } = await readSnapshot({ login, tags: ['administrator'] })
  expect(data.rows.map(({ name }) => name)).toEqual(['here'])
  expect(missingFaults(data)).toMatchObject([
    {
      part: 'missing',
      code: 'broker_timeout',
      detail: 'The broker counts more queues than it lists: 1.',
    },
  ])
})

test.each([
  ['of administrators', ['administrator', 'monitoring'], [{ running: true }], ['away', 'here']],
  ['of whom the broker counts what he may see', ['management'], [{ running: true }], ['away', 'here']],
  [
    'of monitors while a node is down',
    ['monitoring'],
    [{ running: true }, { running: false }],
    ['away', 'here'],
  ],
  ['of monitors while nodes cannot be read', ['monitoring'], undefined, ['away', 'here']],
  [
    'of no monitors else: theirs are counted of all virtual hosts',
    ['monitoring'],
    [{ running: true }],
    ['here'],
  ],
])('what is counted and not listed is looked for in the lists %s', async (_, tags, nodes, names) => {
  brokerOf(() => Promise.resolve([here, away]), nodes === undefined ? {} : { nodes })
  const { data } = await readSnapshot({ login, tags })
  expect(data.rows.map(({ name }) => name)).toEqual(names)
  expect(missingFaults(data)).toEqual([])
})

/** As RabbitMQ 3.10.8 tells them when it is not asked for counts; asked, it leaves out the second and does not count it. */
const live = { vhost: '/', name: 'made meanwhile', type: 'quorum', state: 'live', members: ['a', 'b', 'c'] }
const leaderless = { ...live, name: 'leaderless', online: ['a'] }

test.each([
  ['while a node is down', [{ running: true }, { running: false }], ['here running', 'leaderless minority']],
  ['not while all run', [{ running: true }, { running: true }], ['here running']],
])('what 3.10 neither lists nor counts is looked for %s', async (_, nodes, shown) => {
  const whole = vi.fn().mockResolvedValue([here, { ...live, online: ['a', 'b'] }, leaderless])
  brokerOf(whole, { nodes, count: 1 })
  const { data } = await readSnapshot({ login, tags: ['administrator'] })
  expect(data.rows.map(({ name, state }) => `${name} ${state}`)).toEqual(shown)
  expect(whole).toHaveBeenCalledTimes(shown.length - 1)
})

test('nobody who needs no nodes to read the list waits for them', async () => {
  vi.useFakeTimers()
  try {
    vi.mocked(read).mockImplementation((_, path, schema) =>
      path === 'nodes'
        ? new Promise<never>(() => undefined)
        : Promise.resolve({
            data: schema.parse(path === 'overview' ? { object_totals: { queues: 1 } } : [here]),
            asOf: 5,
          }),
    )
    const listed = vi.fn()
    void readSnapshot({ login, tags: ['administrator'] }).then(listed)
    await vi.advanceTimersByTimeAsync(100)
    expect(listed).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})

test('how many consume a queue that nobody can reach is not known, and not 0', async () => {
  brokerOf(() => Promise.resolve([here, away]), {
    consumers: [{ queue: { vhost: '/', name: 'here' } }],
  })
  const { rows } = (await readSnapshot({ login, tags: ['administrator'] })).data
  const { data } = await readStatistics({ login, tags: ['monitoring'] }, 'consumers', rows)
  expect(data.get(keyOf(here))).toEqual({ consumers: 1 })
  expect(data.has(keyOf(away))).toBe(false)
})
