import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepVhost, readVhost, withVhost } from './remembered-vhost'

const alice = { broker: 'default', user: 'alice' }

describe('the virtual host last chosen', () => {
  beforeEach(() => {
    const kept = new Map<string, string>()
    const sessionStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    }
    vi.stubGlobal('window', { sessionStorage })
  })
  afterEach(() => vi.unstubAllGlobals())

  test('is of one user of one broker', () => {
    keepVhost(alice, 'shop')
    expect(readVhost(alice, ['shop'])).toBe('shop')
    expect(readVhost({ ...alice, user: 'bob' }, ['shop'])).toBeNull()
    expect(readVhost({ ...alice, broker: 'production' }, ['shop'])).toBeNull()
  })

  test('is none where it may not be entered, or is not there any more', () => {
    keepVhost(alice, 'shop')
    expect(readVhost(alice, ['/', 'billing'])).toBeNull()
  })

  test('is none again when all are chosen', () => {
    keepVhost(alice, 'shop')
    keepVhost(alice, null)
    expect(readVhost(alice, ['shop'])).toBeNull()
  })

  test('is none where the browser keeps nothing', () => {
    vi.stubGlobal('window', {})
    keepVhost(alice, 'shop')
    expect(readVhost(alice, ['shop'])).toBeNull()
  })
})

test('an address carries the virtual host along, whatever else it says', () => {
  expect(withVhost('/queues', null)).toBe('/queues')
  expect(withVhost('/queues', '/')).toBe('/queues?vhost=%2F')
  expect(withVhost('/queues?create=true', 'a&b')).toBe('/queues?create=true&vhost=a%26b')
})
