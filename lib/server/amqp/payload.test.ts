import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payloadOf } from './payload'

describe('payloadOf', () => {
  it('is text when it is UTF-8, base64 when not', () => {
    expect(payloadOf(Buffer.from('é\n'), 3, 100)).toEqual({
      encoding: 'utf8',
      text: 'é\n',
      bytes: 3,
      truncated: false,
    })
    expect(payloadOf(Buffer.of(0xff, 0xfe, 0x41), 3, 100)).toEqual({
      encoding: 'base64',
      text: '//5B',
      bytes: 3,
      truncated: false,
    })
    expect(payloadOf(Buffer.alloc(0), 0, 100)).toMatchObject({ text: '', truncated: false })
  })

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        const body = Buffer.from(text)
        const payload = payloadOf(body, body.length, most)
        expect(payload.encoding).toBe('utf8')
        expect(text.startsWith(payload.text)).toBe(true)
        expect(Buffer.byteLength(payload.text)).toBeGreaterThan(Math.min(body.length, most) - 4)
        expect(payload.truncated).toBe(payload.text !== text)
      }),
    )
  })

  it('takes a body that was cut within a character for text', () => {
    expect(payloadOf(Buffer.from('中文').subarray(0, 5), 6, 100)).toEqual({
      encoding: 'utf8',
      text: '中',
      bytes: 6,
      truncated: true,
    })
  })

  it('does not take a broken end of a whole body for a cut one', () => {
    expect(payloadOf(Buffer.of(0x41, 0xe4), 2, 100).encoding).toBe('base64')
  })
})
