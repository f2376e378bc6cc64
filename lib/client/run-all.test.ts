import { expect, test } from 'vitest'
import { runAll } from './run-all'

const later = () => new Promise((resolve) => setTimeout(resolve, 1))

test('does all of them, never more than so many at once', async () => {
  const done: number[] = []
  let running = 0
  let most = 0
  const failed = await runAll(
    Array.from({ length: 20 }, (_, index) => index),
    async () => {
      most = Math.max(most, ++running)
      await later()
      running--
    },
    { atOnce: 4, onDone: (item) => done.push(item) },
  )
  expect(failed).toEqual([])
  expect(most).toBe(4)
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

test('goes on after a failure, and names what failed in the order of the items', async () => {
  const done: string[] = []
  const failed = await runAll(
    ['a', 'b', 'c', 'd'],
    async (item) => {
      if (item === 'a') await later()
      if (item === 'a' || item === 'c') throw new Error(`no ${item}`)
      done.push(item)
    },
    { atOnce: 2 },
  )
  expect(failed.map(({ item, error }) => [item, String(error)])).toEqual([
    ['a', 'Error: no a'],
    ['c', 'Error: no c'],
  ])
  expect(done).toEqual(['b', 'd'])
})

test('nothing to do is done', async () => {
  expect(await runAll([], later, { atOnce: 4 })).toEqual([])
})
