import { expect, test } from 'vitest'
import { checkSameOrigin } from './same-origin'

const passes = (headers: Record<string, string>, publicOrigin: string | null = null): boolean => {
  try {
    checkSameOrigin(new Headers(headers), publicOrigin)
    return true
  } catch {
    return false
  }
}
const host = 'warren.local:3000'

test.each([
  [{ host, origin: `http://${host}` }, true],
  [{ host, origin: `https://${host}` }, true],
  [{ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, true],
  [{ host }, true],
  [{ host, 'sec-fetch-site': 'none' }, true],
  [{ host, origin: 'http://warren.local' }, false],
  [{ host, origin: 'http://warren.local:3001' }, false],
  [{ host, origin: 'http://evil.example' }, false],
  [{ host, origin: 'null' }, false],
  [{ host, origin: '' }, false],
  [{ host, 'sec-fetch-site': 'cross-site' }, false],
  [{ host, 'sec-fetch-site': 'same-site' }, false],
  [{ host, origin: `http://${host}`, 'sec-fetch-site': 'cross-site' }, false],
  [{ host, origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }, false],
])('%j passes: %j', (headers, expected) => {
  expect(passes(headers)).toBe(expected)
})

test('with a public origin, only that', () => {
  const publicOrigin = 'https://warren.example.org'
  expect(passes({ host, origin: publicOrigin }, publicOrigin)).toBe(true)
  expect(passes({ host, origin: 'http://warren.example.org' }, publicOrigin)).toBe(false)
  expect(passes({ host, origin: `http://${host}` }, publicOrigin)).toBe(false)
})
