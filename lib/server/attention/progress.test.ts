import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { anna as login } from '@/lib/testing/anna'
import { readProgress } from './progress'
import { Sources } from './sources'

vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))

const still = { deliver_get_details: { rate: 0 }, ack_details: { rate: 0 } }
/** Consumed, and by its rates it does not move. */
function queue(name: string) {
  const row = queueRow({
    vhost: '/',
    name,
    messages_ready: 7,
    messages_unacknowledged: 2,
    consumers: 1,
    message_stats: still,
  })
  if (row === null) throw new Error('no queue')
  return row
}
const full = brokerChannel.parse({
  name: 'c',
  prefetch_count: 5,
  messages_unacknowledged: 5,
  consumer_count: 1,
  message_stats: still,
})

const at = Date.UTC(2026, 0, 1)
const fault = { code: 'broker_timeout' as const, detail: 'late', since: at }
/** What the broker says of a queue that has delivered and acked nothing for 55 s, and of a channel. */
const samples = {
  message_stats: Object.fromEntries(
    ['ack', 'deliver_get'].map((name) => [
      `${name}_details`,
      { samples: [0, 55_000].map((ago) => ({ timestamp: at - ago, sample: 3 })) },
    ]),
  ),
}
const outcomes = new Map<string, ConsoleError | 'old'>()

beforeEach(() => {
  outcomes.clear()
  vi.mocked(read).mockImplementation((_, path, schema) => {
    const outcome = outcomes.get(path.split('/').at(-1) ?? '')
    if (outcome instanceof ConsoleError) return Promise.reject(outcome)
    const data = schema.parse({ name: 'c', consumer_details: [], ...samples })
    return Promise.resolve({ data, asOf: at, ...(outcome === 'old' ? { fault } : {}) })
  })
})

/** What is known, and what "Needs attention" says of where it looked. */
async function found(queues: string[]) {
  const sources = new Sources()
  const progress = await sources.look('progress', readProgress(login, queues.map(queue), [full]))
  const [{ state, reason, cut } = {}] = sources.seen
  return { quiet: [...(progress?.quietQueues.keys() ?? [])], state, reason, cut }
}
const keys = (...names: string[]) => names.map((name) => keyOf({ vhost: '/', name }))

test('queues and channels that stand still are looked up', async () => {
  expect(await found(['a', 'b'])).toEqual({ quiet: keys('a', 'b'), state: 'ok', reason: null, cut: null })
  const { data } = await readProgress(login, [queue('a')], [full])
  expect([...data.quietQueues.values(), data.heldChannels.get('c')?.quiet]).toEqual([55, 55])
})

test('where none answers, none was looked at, and it is said why: that is no "nothing stands still"', async () => {
  for (const name of ['a', 'b', 'c']) outcomes.set(name, new ConsoleError('broker_unexpected', 'HTTP 500'))
  expect(await found(['a', 'b'])).toEqual({
    quiet: [],
    state: 'failed',
    reason: 'HTTP 500',
    cut: { looked: 0, of: 3 },
  })
})

test('one that does not answer leaves the others alone, and was not looked at', async () => {
  outcomes.set('a', new ConsoleError('broker_timeout', 'late'))
  expect(await found(['a', 'b'])).toEqual({
    quiet: keys('b'),
    state: 'failed',
    reason: 'late',
    cut: { looked: 2, of: 3 },
  })
})

test('of one that has just gone there is nothing to say', async () => {
  outcomes.set('a', new ConsoleError('not_found', 'Not Found'))
  expect(await found(['a', 'b'])).toEqual({ quiet: keys('b'), state: 'ok', reason: null, cut: null })
})

test('what could not be looked up again is told with the reason', async () => {
  outcomes.set('a', 'old')
  expect(await found(['a', 'b'])).toEqual({
    quiet: keys('a', 'b'),
    state: 'failed',
    reason: 'late',
    cut: null,
  })
})

test('the end of a login ends it', async () => {
  outcomes.set('a', new ConsoleError('signed_out', ''))
  await expect(found(['a'])).rejects.toMatchObject({ code: 'signed_out' })
})
