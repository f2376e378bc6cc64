import { expect, it } from 'vitest'
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
  const parts = { locks: fakeLocks(), protocol: 'http/1.1' }
  const places = []
  for (let n = 0; n < mostStreams; n += 1) places.push(await takeSlot(parts))
  expect(places).not.toContain(null)
  expect(await takeSlot(parts)).toBeNull()
  places[1]?.()
  await Promise.resolve()
  expect(await takeSlot(parts)).not.toBeNull()
  expect(await takeSlot(parts)).toBeNull()
})

it('sets no limit where connections are not counted, or nobody can count', async () => {
  for (const parts of [
    { locks: fakeLocks(), protocol: 'h2' },
    { locks: undefined, protocol: 'http/1.1' },
  ]) {
    for (let n = 0; n < 10; n += 1) expect(await takeSlot(parts)).not.toBeNull()
  }
})
