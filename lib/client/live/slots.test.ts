import { expect, it } from 'vitest'
import { Tabs } from '@/lib/testing/tabs'
import { mostStreams, takeSlot, type SlotParts } from './slots'

/** Locks as the browser has them, with `ifAvailable`. */
function fakeLocks(): NonNullable<SlotParts['locks']> {
  const held = new Set<string>()
  const request = async (name: string, _: LockOptions, run: (lock: Lock | null) => unknown) => {
    if (held.has(name)) return run(null)
    held.add(name)
    try {
      return await run({ name, mode: 'exclusive' })
    } finally {
      held.delete(name)
    }
  }
  return { request: request as LockManager['request'] }
}

it('gives as many places as leave room for everything else, and takes them back', async () => {
  const parts = { locks: fakeLocks(), leases: new Tabs().open().parts, protocol: 'http/1.1' }
  const places = []
  for (let n = 0; n < mostStreams; n += 1) places.push(await takeSlot(parts))
  expect(places).not.toContain(null)
  expect(await takeSlot(parts)).toBeNull()
  places[1]?.()
  await Promise.resolve()
  expect(await takeSlot(parts)).not.toBeNull()
  expect(await takeSlot(parts)).toBeNull()
})

it('gives no more where the page came over plain http from elsewhere, and the browser has no locks for it', async () => {
  const tabs = new Tabs()
  const take = async () => {
    const place = takeSlot({ locks: undefined, leases: tabs.open().parts, protocol: 'http/1.1' })
    await tabs.pass(1_000)
    return place
  }
  const places = []
  for (let n = 0; n < mostStreams; n += 1) places.push(await take())
  expect(places).not.toContain(null)
  expect(await take()).toBeNull()
  places[1]?.()
  expect(await take()).not.toBeNull()
  expect(await take()).toBeNull()
})

it('sets no limit where connections are not counted', async () => {
  for (const locks of [fakeLocks(), undefined]) {
    const parts = { locks, leases: new Tabs().open().parts, protocol: 'h2' }
    for (let n = 0; n < 10; n += 1) expect(await takeSlot(parts)).not.toBeNull()
  }
})
