import { expect, test, vi } from 'vitest'
import { createListeners } from './listeners'

test('tells each until it has gone', () => {
  const { subscribe, tell } = createListeners()
  const [one, two] = [vi.fn(), vi.fn()]
  const leave = subscribe(one)
  subscribe(two)
  tell()
  leave()
  tell()
  expect(one).toHaveBeenCalledTimes(1)
  expect(two).toHaveBeenCalledTimes(2)
})

test('watches from the first to the last of them, and again', () => {
  const end = vi.fn()
  const watch = vi.fn(() => end)
  const { subscribe } = createListeners(watch)
  expect(watch).not.toHaveBeenCalled()
  const leaves = [subscribe(() => undefined), subscribe(() => undefined)]
  expect(watch).toHaveBeenCalledTimes(1)
  leaves[0]?.()
  leaves[0]?.()
  expect(end).not.toHaveBeenCalled()
  leaves[1]?.()
  expect(end).toHaveBeenCalledTimes(1)
  subscribe(() => undefined)
  expect(watch).toHaveBeenCalledTimes(2)
})
