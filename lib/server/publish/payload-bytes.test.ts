import { gunzipSync, inflateSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { payloadBytes, type WrittenPayload } from './payload-bytes'

const written = (part: Partial<WrittenPayload>): WrittenPayload => ({
  payload: '',
  payloadEncoding: 'text',
  charset: 'UTF-8',
  compression: 'none',
  ...part,
})
const noUpload = () => Promise.reject(new Error('no upload'))
const bytesOf = (part: Partial<WrittenPayload>) => payloadBytes(written(part), noUpload)

// Made by Python's codecs.
test.each([
  ['UTF-8', '订单', 'e8aea2e58d95'],
  ['GBK', '订单', 'b6a9b5a5'],
  ['GB18030', '订单😀', 'b6a9b5a59439fc36'],
  ['Shift_JIS', '注文', '928d95b6'],
  ['ISO-8859-1', 'café', '636166e9'],
  ['UTF-16', 'a中', 'fffe61002d4e'],
] as const)('%s writes %s', async (charset, payload, hex) => {
  expect((await bytesOf({ payload, charset })).toString('hex')).toBe(hex)
})

describe('a payload', () => {
  it('with a character that its character set has not is refused at its field', async () => {
    await expect(bytesOf({ payload: 'a中', charset: 'ISO-8859-1' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'ISO-8859-1 has no character U+4E2D.',
      errors: [{ pointer: '/payload' }],
    })
    await expect(bytesOf({ payload: '😀', charset: 'GBK' })).rejects.toMatchObject({
      message: 'GBK has no character U+1F600.',
    })
  })

  it('of millions of characters is refused for its last one in a moment', async () => {
    const before = process.cpuUsage()
    for (const [character, code] of [
      ['😀', '1F600'],
      // Lone halves of a pair.
      ['\ud83d', 'D83D'],
      ['\ude00', 'DE00'],
    ] as const) {
      await expect(
        bytesOf({ payload: `${'a中'.repeat(1_200_000)}${character}`, charset: 'GBK' }),
      ).rejects.toMatchObject({ message: `GBK has no character U+${code}.` })
    }
    expect(workSince(before)).toBeLessThan(3_000)
  })

  it('is base64, hexadecimal or a file', async () => {
    expect((await bytesOf({ payload: '//5B', payloadEncoding: 'base64' })).toString('hex')).toBe('fffe41')
    expect((await bytesOf({ payload: 'ff FE\n41', payloadEncoding: 'hex' })).toString('hex')).toBe('fffe41')
    const file = written({ payload: 'some-id', payloadEncoding: 'file' })
    expect((await payloadBytes(file, (id) => Promise.resolve(Buffer.from(id)))).toString()).toBe('some-id')
  })

  it('is compressed after it was written in its character set', async () => {
    const packed = await bytesOf({ payload: '订单', charset: 'GBK', compression: 'gzip' })
    expect(gunzipSync(packed).toString('hex')).toBe('b6a9b5a5')
    const deflated = await bytesOf({ payload: 'x', compression: 'deflate' })
    expect(inflateSync(deflated).toString()).toBe('x')
  })
})
