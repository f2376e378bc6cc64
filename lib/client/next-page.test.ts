import { expect, test } from 'vitest'
import { nextPage } from './next-page'

const origin = 'http://127.0.0.1:3000'

test.each([
  ['/queues?vhost=%2F&name=a', '/queues?vhost=%2F&name=a'],
  ['/queues/%2F/a%2Fb', '/queues/%2F/a%2Fb'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/queues', '/'],
])('%s leads to %s', (next, expected) => {
  expect(nextPage(next, origin, '')).toBe(expected)
})

test('a fragment goes along to the page that it was for', () => {
  expect(nextPage('/publish?tab=batch', origin, '#message=abc')).toBe('/publish?tab=batch#message=abc')
  expect(nextPage('//evil.example/x', origin, '#message=abc')).toBe('/')
})
