import { afterEach, expect, it, vi } from 'vitest'
import { keep, readKept } from './kept'

afterEach(() => vi.unstubAllGlobals())

it('where the browser has no room, what is kept for this page is said to be that', () => {
  const store = new Map<string, string>()
  let isFull = false
  const localStorage = {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (isFull) throw new Error('QuotaExceededError')
      store.set(key, text)
    },
  }
  vi.stubGlobal('window', { localStorage })
  expect([keep('a', 1), readKept('a')]).toEqual([true, 1])
  isFull = true
  expect([keep('a', 2), readKept('a'), store.get('a')]).toEqual([false, 2, '1'])
  isFull = false
  expect([keep('a', 3), readKept('a'), store.get('a')]).toEqual([true, 3, '3'])
})
