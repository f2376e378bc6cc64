import { describe, expect, test } from 'vitest'
import type { Payload } from '@/lib/rabbitmq/message'
import { inflate, mostInflated, payloadFrom } from './decode-payload'
import { payloadBytes } from './payload-bytes'

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

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

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

test('gives bytes back that are no text of their character set, and the mark of UTF-8', () => {
  expect(payloadFrom(bytesOf('fffe41'), 'UTF-8', false)).toMatchObject({
    encoding: 'base64',
    text: '//5B',
    bytes: 3,
  })
  expect(payloadFrom(bytesOf('c4e3ba'), 'GBK', false)).toMatchObject({ encoding: 'base64' })
  expect(payloadBytes(payloadFrom(bytesOf('efbbbf7b7d'), 'UTF-8', false))).toEqual(bytesOf('efbbbf7b7d'))
})

test.each([
  ['UTF-8', 'e8aea2e58d', '订'],
  ['GBK', 'c4e3ba', '你'],
  ['GB18030', 'b6a9b5a59439fc', '订单'],
  ['Shift_JIS', '928d95', '注'],
  ['UTF-16', '61002d', 'a'],
] as const)('%s that is cut within a character is text all the same', (charset, hex, text) => {
  expect(payloadFrom(bytesOf(hex), charset, true)).toMatchObject({ encoding: 'utf8', text, truncated: true })
})
