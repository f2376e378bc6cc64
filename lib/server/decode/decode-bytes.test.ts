import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFormats } from '@/lib/api/decode-names'
import { avroSchema, decode, proto, protoSchema } from '@/lib/testing/decode-samples'
import { jsonLimits } from './json-text'

describe('what is hostile', () => {
  it('ends at ten thousand levels', () => {
    for (const [format, byte] of [
      ['messagepack', 0x91],
      ['cbor', 0x81],
      ['cbor', 0xc1],
      // Maps whose keys are maps.
      ['messagepack', 0x81],
      ['cbor', 0xa1],
    ] as const) {
      const levels = Buffer.alloc(10_000, byte)
      // Closed, for a decoder that looks at the whole before it shows any of it.
      const closed = Buffer.concat([levels, Buffer.alloc(10_001, 1)])
      // Keys in keys are long before they are deep.
      expect(['depth', 'long']).toContain(decode(format, closed).problem?.fault)
      expect(['depth', 'end']).toContain(decode(format, levels).problem?.fault)
    }
    let message = Buffer.alloc(0)
    for (let level = 0; level < 3000; level += 1) {
      message = Buffer.concat([
        Buffer.from([0x0a, (message.length % 128) | 128, Math.floor(message.length / 128)]),
        message,
      ])
    }
    const tree = { kind: 'proto' as const, text: 'message Tree { optional Tree child = 1; }' }
    expect(decode('protobuf', message, { schema: tree }).problem).toMatchObject({ fault: 'depth' })
    const list = {
      kind: 'avro' as const,
      text: '{"type":"record","name":"L","fields":[{"name":"n","type":"L"}]}',
    }
    expect(decode('avro', '', { schema: list }).problem).toMatchObject({ fault: 'depth' })
  })

  it('ends where a few bytes stand for a billion values', () => {
    const nulls = { kind: 'avro' as const, text: '{"type":"array","items":"null"}' }
    expect(decode('avro', 'fe ff ff ff 0f', { schema: nulls }).problem).toMatchObject({ fault: 'count' })
    expect(decode('messagepack', 'dd ff ff ff ff').problem).toMatchObject({ fault: 'count' })
    expect(decode('messagepack', 'df ff ff ff ff').problem).toMatchObject({ fault: 'count' })
    expect(decode('messagepack', 'c6 ff ff ff ff').problem).toMatchObject({ fault: 'end' })
    // Ten arrays of ten thousand are too many as well.
    const ten = Buffer.concat(
      Array.from({ length: 10 }, () => Buffer.from(`dc2710${'00'.repeat(10_000)}`, 'hex')),
    )
    for (const many of [
      decode('messagepack', Buffer.concat([Buffer.from([0x9a]), ten])),
      decode('cbor', Buffer.concat([Buffer.from('9a00ffffff', 'hex'), Buffer.alloc(100_000)])),
    ]) {
      expect(many.problem).toMatchObject({ fault: 'count' })
      expect(many.text?.length).toBeLessThan(jsonLimits.length)
    }
  })

  it('never throws, whatever the bytes are, and always makes JSON that ends', () => {
    const schemas = { messagepack: null, cbor: null, protobuf: protoSchema, avro: avroSchema }
    fc.assert(
      fc.property(
        fc.constantFrom(...decodeFormats),
        fc.uint8Array({ maxLength: 300 }),
        fc.boolean(),
        (format, bytes, isSchemed) => {
          const { text } = decode(format, bytes, { schema: isSchemed ? schemas[format] : null })
          if (text !== null) JSON.parse(text)
        },
      ),
      { numRuns: 4000 },
    )
  })

  it('never throws for any text of a schema', () => {
    const piece = fc.constantFrom(...proto.split(/\b/), '{', '}', '"', '[', '(', '\n', ';', '<')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        decode('protobuf', '08 01', { schema: { kind: 'proto', text: pieces.join('') } })
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        decode('avro', '02 02 02 02', { schema: { kind: 'avro', text } })
      }),
      { numRuns: 500 },
    )
  })
})
