import { expect, onTestFinished, test, vi } from 'vitest'
import { Lane, laneOf } from './lanes'

test('so many at once, the others in their turn, also after a failure', async () => {
  const lane = new Lane({ width: 2, deadline: 1_000 })
  const order: string[] = []
  const ends = new Map<string, (fails: boolean) => void>()
  const work = (name: string) =>
    lane.run('', async () => {
      order.push(name)
      const fails = await new Promise<boolean>((resolve) => ends.set(name, resolve))
      if (fails) throw new Error(name)
      return name
    })
  const settled = Promise.allSettled([work('a'), work('b'), work('c'), work('d')])
  await Promise.resolve()
  expect(order).toEqual(['a', 'b'])
  ends.get('b')?.(true)
  await new Promise(setImmediate)
  expect(order).toEqual(['a', 'b', 'c'])
  ends.get('a')?.(false)
  ends.get('c')?.(false)
  await new Promise(setImmediate)
  ends.get('d')?.(false)
  expect((await settled).map((each) => each.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
})

test('waiting is part of the time, and whose time is over before its turn is never asked', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const lane = new Lane({ width: 1, deadline: 5_000 })
  const lefts: number[] = []
  const hanging = (milliseconds: number) =>
    lane.run('', (left) => {
      lefts.push(left)
      return new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
    })
  const first = hanging(4_000)
  const second = hanging(3_000)
  const third = expect(hanging(1)).rejects.toMatchObject({
    code: 'broker_timeout',
    message: 'Not asked within 5 s: earlier reads of the broker are still under way.',
  })
  await vi.advanceTimersByTimeAsync(7_000)
  await Promise.all([first, second, third])
  expect(lefts).toEqual([5_000, 1_000])
  // The place is free again.
  const fourth = hanging(1)
  await vi.advanceTimersByTimeAsync(1)
  await fourth
  expect(lefts.at(-1)).toBe(5_000)
})

test('of one kind no more than its share at once: what hangs leaves room for the others, and nobody overtakes his own', async () => {
  const lane = new Lane({ width: 4, each: 2, deadline: 60_000 })
  const order: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) =>
    lane.run(name.slice(0, 1), async () => {
      order.push(name)
      await new Promise<void>((resolve) => ends.set(name, resolve))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise(setImmediate)
  }
  const all = ['q1', 'q2', 'q3', 'q4', 'b1', 'c1', 'c2', 'b2'].map(work)
  await new Promise(setImmediate)
  expect(order).toEqual(['q1', 'q2', 'b1', 'c1'])
  // The next of those who may: q3 came first, but two of its kind are under way.
  await end('b1')
  expect(order.at(-1)).toBe('c2')
  await end('q2')
  expect(order.at(-1)).toBe('q3')
  await end('c1')
  expect(order.at(-1)).toBe('b2')
  // A place that only its own kind left takes none of another.
  await end('q3')
  expect(order.at(-1)).toBe('q4')
  for (const name of ['q1', 'q4', 'c2', 'b2']) await end(name)
  await Promise.all(all)
  expect(order).toHaveLength(8)
})

test('reads of everything have six places at a broker, and one path takes three', async () => {
  const lane = laneOf('of the test', 'costly')
  const asked: string[] = []
  let finish = () => {}
  const over = new Promise<void>((resolve) => {
    finish = resolve
  })
  const work = (path: string) =>
    lane.run(path, () => {
      asked.push(path)
      return over
    })
  const all = [
    'queues',
    'queues',
    'queues',
    'queues',
    'bindings',
    'connections',
    'exchanges',
    'channels',
  ].map(work)
  await new Promise(setImmediate)
  expect(asked).toEqual(['queues', 'queues', 'queues', 'bindings', 'connections', 'exchanges'])
  finish()
  await Promise.all(all)
})
