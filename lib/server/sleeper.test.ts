import { expect, test } from 'vitest'
import { Sleeper } from './sleeper'

test('wakes after its time', async () => {
  await expect(new Sleeper().sleep(1)).resolves.toBeUndefined()
})

test('is woken before it, all that sleep at once', async () => {
  const sleeper = new Sleeper()
  const from = Date.now()
  const both = [sleeper.sleep(60_000), sleeper.sleep(null)]
  sleeper.wake()
  await Promise.all(both)
  expect(Date.now() - from).toBeLessThan(10_000)
})

test('a call while nobody sleeps wakes nobody later', async () => {
  const sleeper = new Sleeper()
  sleeper.wake()
  let isAwake = false
  const sleeping = sleeper.sleep(null).then(() => {
    isAwake = true
  })
  await Promise.resolve()
  expect(isAwake).toBe(false)
  sleeper.wake()
  await sleeping
})
