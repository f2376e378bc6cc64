import { expect, test, vi } from 'vitest'
import { SharedReads } from './shared-reads'

function setUp() {
  let now = 1_000_000
  let answers = 0
  const reads = new SharedReads(() => now)
  const load = vi.fn(async () => ({ data: ++answers, bytes: 10 }))
  const ask = async (who = 'anna', path = 'queues') => (await reads.read(who, path, load)).data
  return { reads, load, ask, pass: (ms: number) => (now += ms) }
}

test('identical reads within 5 s are one read, also while it is under way', async () => {
  const { load, ask, pass } = setUp()
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  pass(4_000)
  expect(await ask()).toBe(1)
  pass(1_000)
  expect(await ask()).toBe(2)
  expect(load).toHaveBeenCalledTimes(2)
})

test('another user and another path are read apart', async () => {
  const { ask } = setUp()
  expect(await Promise.all([ask('anna'), ask('ann'), ask('anna', 'exchanges')])).toEqual([1, 2, 3])
})

test('a failure is told to all who waited, and not kept', async () => {
  const { reads, ask } = setUp()
  const fail = async () => {
    throw new Error('down')
  }
  const both = await Promise.allSettled([
    reads.read('anna', 'queues', fail),
    reads.read('anna', 'queues', fail),
  ])
  expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  expect(await ask()).toBe(1)
})

test('a write empties what this user has, and only that, also under way', async () => {
  const { reads, ask } = setUp()
  expect(await ask('ann')).toBe(1)
  let release: (value: { data: number; bytes: number }) => void = () => undefined
  const slow = reads.read(
    'anna',
    'queues',
    () => new Promise<{ data: number; bytes: number }>((resolve) => (release = resolve)),
  )
  reads.forget('anna')
  release({ data: -1, bytes: 1 })
  expect((await slow).data).toBe(-1)
  expect(await ask('anna')).toBe(2)
  expect(await ask('ann')).toBe(1)
})

test('a costly read is shared for twenty times its duration, a minute at most', async () => {
  const { reads, pass } = setUp()
  let reading = 0
  const slowly = (ms: number) => async () => {
    pass(ms)
    return { data: ++reading, bytes: 1 }
  }
  const ask = async (ms: number) => (await reads.read('anna', 'bindings', slowly(ms), { costly: true })).data
  expect(await ask(1_000)).toBe(1)
  pass(18_000)
  expect(await ask(1_000)).toBe(1)
  pass(2_000)
  expect(await ask(10_000)).toBe(2)
  pass(49_000)
  expect(await ask(10_000)).toBe(2)
  pass(2_000)
  expect(await ask(1)).toBe(3)
})

test('the number and size of answers kept are bounded', async () => {
  const { reads, ask } = setUp()
  for (let n = 0; n < 1_200; n += 1) await ask('anna', `queues/${n}`)
  expect(reads.size).toBe(1_000)
  const huge = async () => ({ data: 0, bytes: 100 * 1024 * 1024 })
  await reads.read('anna', 'huge 1', huge)
  await reads.read('anna', 'huge 2', huge)
  expect(reads.size).toBe(1)
})
