import { expect, test } from 'vitest'
import { SharedLoads } from './shared-load'

/** Loads that end when they are told to. */
function start() {
  const shared = new SharedLoads<number>()
  const ends: ((fails: boolean) => void)[] = []
  const load = () =>
    new Promise<number>((resolve, reject) => {
      const n = ends.push((fails) => (fails ? reject(new Error('no')) : resolve(n)))
    })
  return { ends, ask: (key = 'v') => shared.load(key, load) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('many that ask at once get two loads: the one that ran, and one that began after they came', async () => {
  const { ends, ask } = start()
  const all = Promise.all([ask(), ask(), ask(), ask(), ask()])
  expect(ends).toHaveLength(1)
  ends[0]?.(false)
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.(false)
  expect(await all).toEqual([1, 2, 2, 2, 2])
  const later = ask()
  expect(ends).toHaveLength(3)
  ends[2]?.(false)
  expect(await later).toBe(3)
})

test('one that fails fails for those who waited for it only', async () => {
  const { ends, ask } = start()
  const first = expect(ask()).rejects.toThrow('no')
  const second = ask()
  ends[0]?.(true)
  await first
  await turn()
  ends[1]?.(false)
  expect(await second).toBe(2)
})

test('what differs is loaded apart', async () => {
  const { ends, ask } = start()
  const both = Promise.all([ask('v'), ask('w')])
  for (const end of ends) end(false)
  expect(await both).toEqual([1, 2])
})
