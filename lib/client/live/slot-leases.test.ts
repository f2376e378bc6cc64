import { expect, test } from 'vitest'
import { Tabs } from '@/lib/testing/tabs'
import { takeLease } from './slot-leases'

const minute = 60_000

/** Tabs that ask one after the other: what each got. */
async function taken(tabs: Tabs, count: number, options: Parameters<Tabs['open']>[0] = {}) {
  const got = []
  for (let n = 0; n < count; n += 1) {
    const tab = tabs.open(options)
    const asked = takeLease(4, tab.parts)
    await tabs.pass(1_000)
    got.push({ ...tab, release: await asked })
  }
  return got
}
const places = (got: { release: unknown }[]) => got.filter(({ release }) => release !== null).length

test('gives each place once, and again when it was given back or its page was left', async () => {
  const tabs = new Tabs()
  const got = await taken(tabs, 7)
  expect(got.map(({ release }) => release !== null)).toEqual([true, true, true, true, false, false, false])
  got[1]?.release?.()
  expect(places(await taken(tabs, 2))).toBe(1)
  got[2]?.leave()
  expect(places(await taken(tabs, 2))).toBe(1)
  // A page that is left gives its place back before whoever reads ends, and then once more.
  got[2]?.release?.()
  expect(places(await taken(tabs, 2))).toBe(0)
})

test('gives tabs that ask at one moment as many places as there are, whoever is first', async () => {
  const asAsked = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
  for (const order of [asAsked, asAsked.toReversed()]) {
    const tabs = new Tabs()
    const asked = []
    for (const random of order) {
      asked.push(takeLease(4, tabs.open({ random: () => random }).parts))
      await tabs.pass(10)
    }
    await tabs.pass(1_000)
    const got = await Promise.all(asked)
    expect(got.filter((release) => release !== null)).toHaveLength(4)
  }
})

test('keeps the place of a page in the background, for hours', async () => {
  const tabs = new Tabs()
  await taken(tabs, 4, { slowest: minute })
  await tabs.pass(300 * minute)
  expect(places(await taken(tabs, 1))).toBe(0)
})

test('has the place of a page that crashed again after some minutes', async () => {
  const tabs = new Tabs()
  const got = await taken(tabs, 4)
  got[0]?.crash()
  expect(places(await taken(tabs, 1))).toBe(0)
  await tabs.pass(3 * minute)
  expect(places(await taken(tabs, 2))).toBe(1)
})

test('has it again also when the clock was set back by a day', async () => {
  const tabs = new Tabs()
  const got = await taken(tabs, 4)
  got[0]?.crash()
  tabs.offset = -1440 * minute
  await tabs.pass(minute)
  expect(places(await taken(tabs, 2))).toBe(1)
})

test('leaves nothing behind, and nothing that others keep away', async () => {
  const tabs = new Tabs()
  tabs.storage.setItem('warren-density:1', '"tiny"')
  for (const { release, leave } of await taken(tabs, 6)) {
    release?.()
    leave()
  }
  await tabs.pass(minute)
  expect(Object.entries(tabs.storage)).toEqual([['warren-density:1', '"tiny"']])
})

test('always has a place where the browser keeps nothing', async () => {
  const storage = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  expect(places(await taken(new Tabs(), 9, { storage }))).toBe(9)
})
