import { expect, test } from 'vitest'
import { visibleText } from './visible-text'

test('what cannot be seen is written out', () => {
  expect(visibleText('a\nb\u001b[31m\u202ec')).toBe('a\\u{a}b\\u{1b}[31m\\u{202e}c')
  expect(visibleText('中文 <b>% é')).toBe('中文 <b>% é')
  expect(visibleText('\ud800😀')).toBe('\\u{d800}😀')
})

test('long text is cut', () => {
  expect(visibleText('x'.repeat(20), 5)).toBe('xxxxx…')
})
