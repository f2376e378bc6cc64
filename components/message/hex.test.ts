import { expect, test } from 'vitest'
import { hexDump, hexLine } from './hex'
import { payloadBytes } from './payload-bytes'
import { visible } from '@/lib/i18n/visible'
import { previewLine } from './preview-line'

const bytes = new TextEncoder().encode('hello!\0\u00ff and')

test('hexDump writes offset, bytes and ASCII', () => {
  expect(hexDump(bytes, 1_000)).toBe(
    ['0000  68 65 6c 6c  6f 21 00 c3  hello!··', `0008  ${'bf 20 61 6e  64'.padEnd(24)}  · and`].join('\n'),
  )
  expect(hexDump(bytes, 3)).toBe(`0000  ${'68 65 6c'.padEnd(24)}  hel`)
  expect(hexDump(new Uint8Array(), 10)).toBe('')
})

test('hexLine cuts', () => {
  expect(hexLine(bytes, 2)).toBe('68 65 …')
  expect(hexLine(bytes.subarray(0, 2), 2)).toBe('68 65')
})

test('payloadBytes reads both encodings, and nothing out of broken base64', () => {
  const of = (encoding: 'utf8' | 'base64', text: string) =>
    Array.from(payloadBytes({ encoding, text, bytes: 0, truncated: false }))
  expect(of('utf8', 'é')).toEqual([0xc3, 0xa9])
  expect(of('base64', '//5B')).toEqual([0xff, 0xfe, 0x41])
  expect(of('base64', '*')).toEqual([])
})

test('visible shows what hides or turns around, and keeps lines where asked', () => {
  expect(visible('a\nb\t\u007f\u202e\ud800')).toBe('a␊b␉␡\\u{202e}\\u{d800}')
  expect(visible('a\nb\tc\r', { lines: true })).toBe('a\nb\tc␍')
  expect(visible('林薇 👩‍🔬')).toBe('林薇 👩‍🔬')
})

test('previewLine puts the beginning on one line', () => {
  expect(previewLine('  {\n  "a": 1\n}')).toBe('{ "a": 1 }')
  expect(previewLine('x'.repeat(1_000), 10)).toBe('xxxxxxxxxx')
})
