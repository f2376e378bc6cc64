import { afterEach, expect, test, vi } from 'vitest'
import { forgetMessages } from './forget-messages'

/** As a browser has it: what is kept are its own keys. */
const storageOf = (kept: Record<string, string>) =>
  Object.create(
    {
      getItem(this: Record<string, string>, key: string) {
        return this[key] ?? null
      },
      setItem(this: Record<string, string>, key: string, text: string) {
        this[key] = text
      },
    },
    Object.getOwnPropertyDescriptors(kept),
  ) as Record<string, string>

afterEach(() => vi.unstubAllGlobals())

test('of what was published the messages go and the outcomes stay; saved messages stay', () => {
  const attempt = { id: 1, vhost: '/', values: { payload: 'secret-1' }, result: { kind: 'sent' } }
  const history = JSON.stringify({ keepsMessages: true, attempts: [attempt, { ...attempt, id: 2 }] })
  const storage = storageOf({
    'warren-history:1:["default","alice"]': history,
    'warren-history:1:["default","bob"]': history,
    'warren-history:1:["default","broken"]': '{"secret-1',
    'warren-saved:1:["default","alice"]': 'saved',
  })
  vi.stubGlobal('window', { localStorage: storage })
  forgetMessages()
  expect(JSON.stringify(storage)).not.toContain('secret-1')
  expect(JSON.parse(storage['warren-history:1:["default","alice"]'] ?? '')).toEqual({
    keepsMessages: true,
    attempts: [
      { ...attempt, values: null },
      { ...attempt, id: 2, values: null },
    ],
  })
  expect(storage['warren-saved:1:["default","alice"]']).toBe('saved')
})

test('a browser that keeps nothing is no trouble', () => {
  vi.stubGlobal('window', {
    get localStorage(): never {
      throw new DOMException('refused', 'SecurityError')
    },
  })
  expect(forgetMessages).not.toThrow()
})
