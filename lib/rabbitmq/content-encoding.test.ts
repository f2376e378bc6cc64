import { expect, test } from 'vitest'
import { charsetOf, decodeText, formatOf } from './content-encoding'

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

test('says how a payload is compressed and in which characters it is written', () => {
  expect(['gzip', 'GZIP, utf-8', 'deflate', 'utf-8', null].map(formatOf)).toEqual([
    'gzip',
    'gzip',
    'deflate',
    null,
    null,
  ])
  expect(charsetOf('gbk', null)).toBe('GBK')
  expect(charsetOf('gzip', 'text/plain; charset="Shift_JIS"')).toBe('Shift_JIS')
  expect(charsetOf(null, 'application/json')).toBeNull()
})

// Made by Python's codecs; what the publisher writes is checked against the same.
test.each([
  ['UTF-8', 'e8aea2e58d95', '订单'],
  ['GBK', 'b6a9b5a5', '订单'],
  ['GB18030', 'b6a9b5a59439fc36', '订单😀'],
  ['Shift_JIS', '928d95b6', '注文'],
  ['ISO-8859-1', '636166e980', 'café\u0080'],
  ['UTF-16', 'fffe61002d4e', 'a中'],
  ['UTF-16', 'feff00614e2d', 'a中'],
  ['UTF-16', '61002d4e', 'a中'],
] as const)('%s reads %s', (charset, hex, text) => {
  expect(decodeText(bytesOf(hex), charset, false)).toBe(text)
})
