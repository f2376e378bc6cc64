import { expect, test } from 'vitest'
import { Lane } from './lanes'

test('so many at once, the others in their turn, also after a failure', async () => {
  const lane = new Lane(2)
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
