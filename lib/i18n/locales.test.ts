import { expect, test } from 'vitest'
import { chooseLocale } from './locales'

test('what was chosen counts before what the browser likes', () => {
  expect(chooseLocale('zh-CN', 'en')).toBe('zh-CN')
  expect(chooseLocale('en', 'zh-CN')).toBe('en')
})

test.each([
  [null, 'en'],
  ['', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['en-GB,zh-CN;q=0.9', 'en'],
  ['de,zh;q=0.5,en;q=0.7', 'en'],
  ['fr, zh ; q=0.3', 'zh-CN'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['*', 'en'],
  ['ja,ko', 'en'],
  ['zh;q=x', 'en'],
])('a browser that accepts %j gets %s', (accepted, locale) => {
  expect(chooseLocale('xx', accepted)).toBe(locale)
})
