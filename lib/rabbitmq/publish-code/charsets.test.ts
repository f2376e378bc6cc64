import { expect, it } from 'vitest'
import { javaCharset, pythonCharset } from './charsets'

it.each([
  ['Shift_JIS', '①～－', 'cp932', 'Windows-31J'],
  ['GBK', '订⊕ǹ', 'gb18030', 'GB18030'],
  ['GB18030', '订€', 'gb18030', 'GB18030'],
  ['UTF-16', '订', 'utf-16', 'x-UTF-16LE-BOM'],
  ['ISO-8859-1', 'é', 'iso-8859-1', 'ISO-8859-1'],
] as const)('%s is written by what writes the same bytes', (charset, text, python, java) => {
  expect(pythonCharset(charset, text)).toEqual({ name: python, isExact: true })
  expect(javaCharset(charset, text)).toEqual({ name: java, isExact: true })
})

it('what a library writes otherwise is no exact text', () => {
  // ⅲ and 纊 are there twice; ￢ is among what NEC had selected, and written as anywhere else.
  for (const text of ['ⅲ', '纊']) {
    expect(pythonCharset('Shift_JIS', `a${text}`).isExact).toBe(false)
    expect(javaCharset('Shift_JIS', text).isExact).toBe(true)
  }
  expect(pythonCharset('Shift_JIS', '￢').isExact).toBe(true)
  expect(pythonCharset('GBK', '5 €').isExact).toBe(false)
  expect(javaCharset('GBK', '5 €')).toEqual({ name: 'x-mswin-936', isExact: true })
  expect(javaCharset('GBK', '€ ⺁').isExact).toBe(false)
  expect(pythonCharset('GB18030', 'ḿ').isExact).toBe(false)
  expect(javaCharset('GB18030', '︐').isExact).toBe(false)
})
