import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { Hub } from './hub'
import { NotAsked } from './lanes'

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const later = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => {
    setTimeout(() => resolve(value), ms)
  })

const count = z.number()

function setUp(
  options: { costly?: boolean; every?: number; stale?: boolean; patience?: number; absence?: boolean } = {},
) {
  const hub = new Hub()
  const broker = { answers: 0, takes: 0, fails: null as ProblemCode | null, bytes: 10 }
  const load = vi.fn(async () => {
    if (broker.takes > 0) await later(broker.takes, null)
    if (broker.fails !== null) throw new ConsoleError(broker.fails, 'down')
    return { data: ++broker.answers, bytes: broker.bytes, took: broker.takes }
  })
  const sample = (who = 'anna', path = 'queues') => hub.read(who, path, count, load, options)
  const ask = async (who?: string, path?: string) => (await sample(who, path)).data
  const code = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((reason: unknown) => reason)
    return error instanceof ConsoleError ? error.code : error
  }
  return { hub, broker, load, sample, ask, code }
}

test('identical reads within 5 s are one read, also while it is under way', async () => {
  const { load, ask } = setUp()
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  await pass(4_000)
  expect(await ask()).toBe(1)
  await pass(1_000)
  expect(await ask()).toBe(2)
  expect(load).toHaveBeenCalledTimes(2)
})

test('nothing is read that nobody asks for', async () => {
  const { load, ask } = setUp()
  await ask()
  await pass(600_000)
  expect(load).toHaveBeenCalledTimes(1)
})

test('another user and another path are read apart', async () => {
  const { ask } = setUp()
  expect(await Promise.all([ask('anna'), ask('ann'), ask('anna', 'exchanges')])).toEqual([1, 2, 3])
})

test('one path wanted as two things is two reads, and nobody gets what the other wanted', async () => {
  const { hub, load, ask } = setUp()
  const names = z.array(z.string())
  const loadNames = vi.fn(async () => ({ data: ['orders'], bytes: 10, took: 0 }))
  const askNames = async () => (await hub.read('anna', 'queues', names, loadNames)).data
  expect(await Promise.all([ask(), askNames(), ask(), askNames()])).toEqual([1, ['orders'], 1, ['orders']])
  expect([await ask(), await askNames()]).toEqual([1, ['orders']])
  expect([load.mock.calls.length, loadNames.mock.calls.length]).toEqual([1, 1])
  hub.forget('anna')
  expect([await ask(), await askNames()]).toEqual([2, ['orders']])
})

test('a costly read is repeated after twenty times its duration', async () => {
  const { broker, ask } = setUp({ costly: true })
  broker.takes = 1_000
  const first = ask()
  await pass(1_000)
  expect(await first).toBe(1)
  await pass(18_900)
  expect(await ask()).toBe(1)
  await pass(200)
  broker.takes = 0
  expect(await ask()).toBe(2)
  await pass(5_000)
  expect(await ask()).toBe(3)
})

test('what is asked for at most every 30 s is', async () => {
  const { ask } = setUp({ costly: true, every: 30_000 })
  expect(await ask()).toBe(1)
  await pass(29_000)
  expect(await ask()).toBe(1)
  await pass(2_000)
  expect(await ask()).toBe(2)
})

test('a failure is told to all who waited, and not kept', async () => {
  const { broker, ask, code } = setUp()
  broker.fails = 'broker_timeout'
  expect(await Promise.all([code(ask()), code(ask())])).toEqual(['broker_timeout', 'broker_timeout'])
  broker.fails = null
  expect(await ask()).toBe(1)
})

test('after three failures in a row it waits 5, 10, 20 … 60 s, and one probe at a time ends it', async () => {
  const { broker, load, ask, code } = setUp()
  broker.fails = 'broker_timeout'
  for (let n = 0; n < 3; n += 1) await code(ask())
  expect(load).toHaveBeenCalledTimes(3)
  for (const seconds of [5, 10, 20, 40, 60, 60]) {
    load.mockClear()
    await pass(seconds * 1_000 - 1)
    expect(await code(ask())).toBe('broker_timeout')
    expect(load, `${seconds} s`).not.toHaveBeenCalled()
    await pass(1)
    expect(await Promise.all([code(ask()), code(ask())])).toEqual(['broker_timeout', 'broker_timeout'])
    expect(load, `${seconds} s`).toHaveBeenCalledTimes(1)
  }
  await pass(60_000)
  broker.fails = null
  expect(await ask()).toBe(1)
  broker.fails = 'broker_timeout'
  await pass(5_000)
  load.mockClear()
  await code(ask())
  await code(ask())
  expect(load).toHaveBeenCalledTimes(2)
})

test('what got no turn is no failure of the read: it is asked for again at once, and told with the older sample', async () => {
  const { broker, load, sample, code } = setUp({ stale: true })
  await sample()
  await pass(5_000)
  load.mockRejectedValue(new NotAsked(30_000))
  const fault = {
    code: 'broker_timeout',
    detail: expect.stringMatching(/^Not asked within 30 s/),
    since: 1_005_000,
  }
  for (let n = 0; n < 6; n += 1) expect(await sample()).toEqual({ data: 1, asOf: 1_000_000, fault })
  for (let n = 0; n < 6; n += 1) expect(await code(sample('ann'))).toBe('broker_timeout')
  expect(load).toHaveBeenCalledTimes(1 + 6 + 6)
  // Of real failures it is none.
  load.mockRejectedValue(new ConsoleError('broker_timeout', 'down'))
  for (let n = 0; n < 6; n += 1) await sample()
  expect(load).toHaveBeenCalledTimes(1 + 6 + 6 + 3)
  load.mockResolvedValue({ data: 9, bytes: broker.bytes, took: 0 })
  await pass(5_000)
  expect(await sample()).toEqual({ data: 9, asOf: 1_010_000 })
})

test('the return of a broker that refused connections is seen within 5 s', async () => {
  const { broker, ask, code } = setUp()
  broker.fails = 'broker_unreachable'
  for (let n = 0; n < 8; n += 1) {
    await code(ask())
    await pass(5_000)
  }
  broker.fails = null
  expect(await ask()).toBe(1)
})

test('one read that fails is no matter of another one', async () => {
  const { hub, broker, ask, code } = setUp()
  broker.fails = 'broker_unexpected'
  for (let n = 0; n < 5; n += 1) await code(ask('anna', 'nodes'))
  expect((await hub.read('anna', 'queues', count, async () => ({ data: 7, bytes: 1, took: 1 }))).data).toBe(7)
})

test('who takes an older sample gets it with its age and the fault', async () => {
  const { broker, sample, code } = setUp({ stale: true })
  expect(await sample()).toEqual({ data: 1, asOf: 1_000_000 })
  broker.fails = 'broker_timeout'
  await pass(5_000)
  const fault = { code: 'broker_timeout', detail: 'down', since: 1_005_000 }
  for (let n = 0; n < 6; n += 1) expect(await sample()).toEqual({ data: 1, asOf: 1_000_000, fault })
  broker.fails = null
  await pass(10_000)
  expect(await sample()).toEqual({ data: 2, asOf: 1_015_000 })
  broker.fails = 'broker_timeout'
  expect(await code(sample('somebody else'))).toBe('broker_timeout')
})

test('who has an older sample waits 2 s for a newer one', async () => {
  const { broker, sample } = setUp({ stale: true })
  await sample()
  broker.takes = 40_000
  await pass(5_000)
  const slow = sample()
  await pass(2_000)
  expect(await slow).toEqual({ data: 1, asOf: 1_000_000 })
  await pass(38_000)
  expect(await sample()).toEqual({ data: 2, asOf: 1_045_000 })
})

test('who waits for no newer one has the older sample at once, and the newer one is read all the same', async () => {
  const { broker, load, ask } = setUp({ stale: true, patience: 0 })
  await ask()
  await pass(5_000)
  broker.takes = 500
  const asked = ask()
  await pass(1)
  expect(await asked).toBe(1)
  await pass(500)
  expect(await ask()).toBe(2)
  expect(load).toHaveBeenCalledTimes(2)
})

test.each(['not_found', 'no_statistics', 'precondition'] as const)(
  '%s is an answer: the older sample goes, and fifty tabs ask the broker once in 5 s, or after a write',
  async (answer) => {
    const { hub, broker, load, sample, ask, code } = setUp({ stale: true })
    await sample()
    await pass(5_000)
    broker.fails = answer
    for (let n = 0; n < 50; n += 1) expect(await code(sample())).toBe(answer)
    expect(load).toHaveBeenCalledTimes(2)
    await pass(5_000)
    expect(await code(sample())).toBe(answer)
    expect(load).toHaveBeenCalledTimes(3)
    broker.fails = 'broker_timeout'
    hub.forget('anna')
    expect(await code(sample())).toBe('broker_timeout')
    broker.fails = null
    expect(await ask()).toBe(2)
  },
)

test('that a login does not hold is asked each time: it may be given another password', async () => {
  const { broker, load, sample, code } = setUp()
  for (const ended of ['signed_out', 'no_management_tag'] as const) {
    broker.fails = ended
    load.mockClear()
    for (let n = 0; n < 3; n += 1) expect(await code(sample())).toBe(ended)
    expect(load).toHaveBeenCalledTimes(3)
  }
})

test('a refusal is remembered for a minute, for this user alone, and until he writes something', async () => {
  const { hub, broker, load, sample, ask, code } = setUp({ stale: true })
  await ask('anna', 'policies')
  await pass(5_000)
  broker.fails = 'refused'
  for (let n = 0; n < 50; n += 1) expect(await code(sample('anna', 'policies'))).toBe('refused')
  expect(load).toHaveBeenCalledTimes(2)
  expect(await code(sample('ann', 'policies'))).toBe('refused')
  expect(load).toHaveBeenCalledTimes(3)
  await pass(59_000)
  broker.fails = null
  expect(await code(sample('anna', 'policies'))).toBe('refused')
  expect(load).toHaveBeenCalledTimes(3)
  hub.forget('anna')
  expect(await ask('anna', 'policies')).toBe(2)
  await pass(1_000)
  expect(await ask('ann', 'policies')).toBe(3)
})

test('a refusal of before a write does not count after it', async () => {
  const { hub, broker, sample, ask, code } = setUp()
  broker.fails = 'refused'
  broker.takes = 100
  const before = code(sample())
  await pass(50)
  hub.forget('anna')
  await pass(50)
  expect(await before).toBe('refused')
  broker.fails = null
  broker.takes = 0
  expect(await ask()).toBe(1)
})

test('that there is no such thing is remembered as well, where the version decides it', async () => {
  const { broker, load, sample, code } = setUp({ absence: true })
  broker.fails = 'not_found'
  for (let n = 0; n < 50; n += 1) expect(await code(sample())).toBe('not_found')
  expect(load).toHaveBeenCalledTimes(1)
  await pass(60_000)
  expect(await code(sample())).toBe('not_found')
  expect(load).toHaveBeenCalledTimes(2)
})

test('who waits for an outdated read that ends its reader goes on with the reader of those who come later', async () => {
  const { hub, broker, load, ask, code, sample } = setUp()
  broker.takes = 100
  broker.fails = 'not_found'
  const before = code(sample())
  await pass(50)
  hub.forget('anna')
  const waiting = ask()
  await pass(50)
  expect(await before).toBe('not_found')
  broker.fails = null
  const late = ask()
  await pass(100)
  expect(await Promise.all([waiting, late])).toEqual([1, 1])
  expect(load).toHaveBeenCalledTimes(2)
  expect(hub.size).toMatchObject({ readers: 1, bytes: broker.bytes })
})

test('after a write this user, and only this one, reads anew, also where a read is under way', async () => {
  const { hub, broker, load, ask } = setUp()
  expect(await ask('ann')).toBe(1)
  broker.takes = 100
  const before = ask('anna')
  await pass(50)
  hub.forget('anna')
  const after = Promise.all([ask('anna'), ask('anna')])
  await pass(50)
  expect(await before).toBe(2)
  await pass(100)
  expect(await after).toEqual([3, 3])
  expect(load).toHaveBeenCalledTimes(3)
  expect(await ask('ann')).toBe(1)
})

test('many writes make costly reads no more than a quarter of the time', async () => {
  const { hub, broker, load, ask } = setUp({ costly: true })
  broker.takes = 500
  for (let n = 0; n < 100; n += 1) {
    void ask()
    hub.forget('anna')
    await pass(100)
  }
  expect(load.mock.calls.length).toBeGreaterThan(3)
  expect(load.mock.calls.length).toBeLessThanOrEqual(6)
})

test('what is kept is bounded in number and size, and goes when nobody asks', async () => {
  const { hub, broker, ask } = setUp({ stale: true })
  for (let n = 0; n < 5_200; n += 1) await ask('anna', `queues/${n}`)
  expect(hub.size).toEqual({ readers: 5_000, bytes: 50_000, schemas: 1 })
  broker.bytes = 100 * 1024 * 1024
  await ask('anna', 'huge 1')
  await ask('anna', 'huge 2')
  expect(hub.size.bytes).toBe(broker.bytes)
  await pass(70_000)
  expect(hub.size).toMatchObject({ readers: 0, bytes: 0 })
})

test('an answer that nobody would take old is not kept when it is', async () => {
  const { hub, ask } = setUp()
  await ask()
  await pass(11_000)
  expect(hub.size).toMatchObject({ readers: 1, bytes: 0 })
})
