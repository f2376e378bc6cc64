import { expect, onTestFinished, test, vi } from 'vitest'
import { Lane } from './lanes'

test('so many at once, the others in their turn, also after a failure', async () => {
  const lane = new Lane({ width: 2, deadline: 1_000 })
  const order: string[] = []
  const ends = new Map<string, (fails: boolean) => void>()
  const work = (name: string) =>
    lane.run(async () => {
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
    lane.run((left) => {
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
