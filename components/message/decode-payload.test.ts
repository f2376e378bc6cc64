import { describe, expect, test } from 'vitest'
import type { Payload } from '@/lib/rabbitmq/message'
import { charsets } from '@/lib/rabbitmq/message-encoding'
import { charsetOf, decodeText, formatOf, inflate, mostInflated, payloadFrom } from './decode-payload'

const compress = async (bytes: Uint8Array<ArrayBuffer>, format: CompressionFormat) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
const binary = (bytes: Uint8Array): Payload => ({
  encoding: 'base64',
  text: btoa(String.fromCharCode(...bytes)),
  bytes: bytes.length,
  truncated: false,
})

describe('a compressed payload', () => {
  const text = JSON.stringify({ total: 1, 名: '林薇' })
  const bytes = new TextEncoder().encode(text)

  test.each([
    ['gzip', 'gzip'],
    ['deflate', 'deflate'],
    ['deflate', 'deflate-raw'],
  ] as const)('%s is undone, as %s', async (told, format) => {
    const whole = await inflate(binary(await compress(bytes, format)), told)
    expect(new TextDecoder().decode(whole.bytes)).toBe(text)
    expect(whole).toMatchObject({ isCut: false, isBroken: false })
  })

  test('that is a bomb stops at the bound', async () => {
    const bomb = await compress(new Uint8Array(64 * 1024 * 1024), 'gzip')
    const whole = await inflate(binary(bomb), 'gzip')
    expect(whole.bytes.length).toBe(mostInflated)
    expect(whole.isCut).toBe(true)
  })

  test('that is none, or whose end is missing, is said to be broken', async () => {
    expect(await inflate(binary(new TextEncoder().encode('plain')), 'gzip')).toMatchObject({ isBroken: true })
    const cut = (await compress(bytes, 'gzip')).subarray(0, -10)
    expect(await inflate(binary(cut), 'gzip')).toMatchObject({ isBroken: true })
  })
})

test('says how a payload is compressed and in which characters it is written', () => {
  expect(['gzip', 'GZIP, utf-8', 'deflate', 'utf-8', null].map(formatOf)).toEqual([
    'gzip',
    'gzip',
    'deflate',
    null,
    null,
  ])
  expect(charsetOf('gbk', null, charsets)).toBe('GBK')
  expect(charsetOf('gzip', 'text/plain; charset="Shift_JIS"', charsets)).toBe('Shift_JIS')
  expect(charsetOf(null, 'application/json', charsets)).toBeNull()
})

test('reads bytes of other character sets, and gives them back as bytes when they are none', () => {
  expect(decodeText(Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3), 'GBK')).toBe('你好')
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x4f, 0x60), 'UTF-16')).toBe('你')
  expect(decodeText(Uint8Array.of(0x60, 0x4f), 'UTF-16')).toBe('你')
  expect(decodeText(Uint8Array.of(0xe9, 0x80), 'ISO-8859-1')).toBe('é\u0080')
  expect(payloadFrom(Uint8Array.of(0xff, 0xfe, 0x41), 'UTF-8', false)).toMatchObject({
    encoding: 'base64',
    text: '//5B',
    bytes: 3,
  })
})
