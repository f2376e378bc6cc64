import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { avroSchema, decode, textOf } from '@/lib/testing/decode-samples'

const zigzag = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value * 2
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.from([...bytes, rest])
}

describe('Avro', () => {
  const order =
    '82 80 80 80 80 80 80 20 02 04 68 69 02 03 02 00 02 04 00 02 02 61 00 00 00 00 00 00 08 40 00 ff fe 00 54'
  const text =
    '{"id":9007199254740993,"note":"hi","state":"PAID","lines":[1,2],"stock":{"a":3.0},"hash":{"$bytes":"//4="},"parent":null,"when":42}'
  const plain = order.replace('03 02 00 02 04 00', '04 02 04 00')

  it('is read by its schema', () => {
    expect(textOf('avro', plain, { schema: avroSchema })).toBe(text)
  })

  it('as a single object, and behind the five bytes of a registry', () => {
    expect(textOf('avro', `c3 01 00 00 00 00 00 00 00 00 ${plain}`, { schema: avroSchema })).toBe(text)
    expect(textOf('avro', `00 00 00 00 07 ${plain}`, { schema: avroSchema, skip: 5 })).toBe(text)
  })

  it('in a file that brings its schema along, deflated or not', () => {
    const value = Buffer.from(plain.replaceAll(' ', ''), 'hex')
    const string = (content: Buffer) => Buffer.concat([zigzag(content.length), content])
    const file = (codec: string, block: Buffer) =>
      Buffer.concat([
        Buffer.from('Obj\u0001'),
        zigzag(2),
        string(Buffer.from('avro.schema')),
        string(Buffer.from(avroSchema.text)),
        string(Buffer.from('avro.codec')),
        string(Buffer.from(codec)),
        zigzag(0),
        Buffer.alloc(16, 7),
        zigzag(1),
        string(block),
        Buffer.alloc(16, 7),
      ])
    expect(textOf('avro', file('null', value))).toBe(`[${text}]`)
    expect(textOf('avro', file('deflate', deflateRawSync(value)))).toBe(`[${text}]`)
    expect(textOf('avro', file('snappy', value))).toMatchObject({ fault: 'type', detail: 'snappy' })
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
    expect(textOf('avro', file('deflate', bomb))).toMatchObject({ fault: 'long' })
  })

  it('says what is wrong with the schema, or that there is none', () => {
    expect(textOf('avro', '00')).toMatchObject({ fault: 'schema' })
    for (const [given, words] of [
      ['{', /no JSON/],
      ['"Nothing"', /not defined/],
      ['{"type":"record","name":"A"}', /no fields/],
      ['['.repeat(100) + ']'.repeat(100), /too deep/],
    ] as const) {
      const { problem } = decode('avro', '00', { schema: { kind: 'avro', text: given } })
      expect(problem?.detail).toMatch(words)
    }
  })
})
