import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { Properties } from '@/lib/rabbitmq/message'
import { codecLimits } from './limits'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { readProperties } from './read-properties'
import { writeProperties } from './write-properties'

const headersFlag = 0x2000
const onlyHeaders = (table: Buffer): Buffer => {
  const head = Buffer.alloc(6)
  head.writeUInt16BE(headersFlag)
  head.writeUInt32BE(table.length, 2)
  return Buffer.concat([head, table])
}
const entry = (name: string, tag: string, ...content: number[]): Buffer =>
  Buffer.concat([Buffer.of(Buffer.byteLength(name)), Buffer.from(name + tag), Buffer.from(content)])
const readHeaders = (table: Buffer) => readProperties(onlyHeaders(table)).properties.headers

function nested(levels: number): Buffer {
  let table: Buffer = Buffer.alloc(0)
  for (let level = 0; level < levels; level += 1) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(table.length)
    table = Buffer.concat([Buffer.from('\u0001nF'), length, table])
  }
  return table
}

/** JSON has no -0: it is read as 0, and the bytes go with the message (exact-headers.test.ts). */
const withoutMinus = (value: number) => (value === 0 ? 0 : value)
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(withoutMinus),
  fc.constantFrom('NaN' as const, 'Infinity' as const, '-Infinity' as const),
)
const int = (type: 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32', min: number, max: number) =>
  fc.integer({ min, max }).map((value): FieldValue => ({ type, value }))
const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('__proto__', 'constructor', '!', '', 'x-death'),
)
const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const { value: anyValue } = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.boolean().map((value): FieldValue => ({ type: 'boolean', value })),
    int('int8', -128, 127),
    int('uint8', 0, 255),
    int('int16', -32_768, 32_767),
    int('uint16', 0, 65_535),
    int('int32', -2_147_483_648, 2_147_483_647),
    int('uint32', 0, 4_294_967_295),
    fc
      .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
      .map((value): FieldValue => ({ type: 'int64', value: String(value) })),
    fc
      .bigInt({ min: 0n, max: 2n ** 64n - 1n })
      .map((value): FieldValue => ({ type: 'uint64', value: String(value) })),
    fc
      .bigInt({ min: 0n, max: 2n ** 64n - 1n })
      .map((value): FieldValue => ({ type: 'timestamp', value: String(value) })),
    fc
      .tuple(fc.integer({ min: 1, max: 2_147_483_647 }), fc.integer({ min: 0, max: 9 }), fc.boolean())
      .map(([unscaled, places, isNegative]): FieldValue => {
        const digits = String(unscaled).padStart(places + 1, '0')
        const whole = digits.slice(0, digits.length - places)
        const decimal = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
        return { type: 'decimal', value: isNegative ? `-${decimal}` : decimal }
      }),
    finite.map((value): FieldValue => ({ type: 'double', value })),
    finite.map((value): FieldValue =>
      typeof value === 'number' && Number.isFinite(Math.fround(value))
        ? { type: 'float', value: withoutMinus(Math.fround(value)) }
        : { type: 'float', value: 'NaN' },
    ),
    text.map((value): FieldValue => ({ type: 'string', value })),
    base64.map((value): FieldValue => ({ type: 'bytes', base64: value })),
    fc.constant<FieldValue>({ type: 'void' }),
    fc.constant<FieldValue>({ type: 'binary-string', base64: 'gP+A' }),
    fc.array(tie('value'), { maxLength: 5 }).map((items): FieldValue => ({ type: 'array', items })),
    fc
      .array(fc.record<FieldEntry>({ name, value: tie('value') }), { maxLength: 5 })
      .map((entries): FieldValue => ({ type: 'table', entries })),
  ),
}))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const octet = fc.integer({ min: 0, max: 255 })
const anyProperties: fc.Arbitrary<Properties> = fc.record({
  contentType: maybe(text),
  contentEncoding: maybe(text),
  headers: maybe(fc.array(fc.record<FieldEntry>({ name, value: anyValue }), { maxLength: 8 })),
  deliveryMode: maybe(octet),
  priority: maybe(octet),
  correlationId: maybe(text),
  replyTo: maybe(text),
  expiration: maybe(text),
  messageId: maybe(text),
  timestamp: maybe(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String)),
  type: maybe(text),
  userId: maybe(text),
  appId: maybe(text),
  clusterId: maybe(text),
})

describe('properties', () => {
  it('come back as they were written, each value with its type', () => {
    fc.assert(
      fc.property(anyProperties, (properties) => {
        expect(readProperties(writeProperties(properties))).toEqual({
          properties,
          problem: null,
          isExact: true,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('never throw, whatever the bytes are, and always make JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(JSON.stringify(readProperties(Buffer.from(bytes)))).toBeTypeOf('string')
        expect(JSON.stringify(readHeaders(Buffer.from(bytes)))).toBeTypeOf('string')
      }),
      { numRuns: 2000 },
    )
  })

  it('never throw when good bytes are cut or changed anywhere', () => {
    fc.assert(
      fc.property(anyProperties, fc.nat(), fc.nat(), octet, (properties, cut, place, byte) => {
        const bytes = writeProperties(properties)
        const { problem } = readProperties(bytes.subarray(0, cut % bytes.length))
        if (cut % bytes.length < 2) expect(problem?.reason).toBe('truncated')
        bytes[place % bytes.length] = byte
        expect(JSON.stringify(readProperties(bytes))).toBeTypeOf('string')
      }),
      { numRuns: 500 },
    )
  })

  it('that end early keep what came before and show the rest', () => {
    const bytes = writeProperties({ ...noProperties(), contentType: 'text/plain', messageId: 'abcdef' })
    const { properties, problem } = readProperties(bytes.subarray(0, -3))
    expect(properties).toMatchObject({ contentType: 'text/plain', messageId: null })
    expect(problem).toEqual({ reason: 'truncated', base64: bytes.subarray(13, -3).toString('base64') })
  })

  it('say which bytes were more than the flags announced, and that flags announce more than there is', () => {
    const bytes = Buffer.concat([writeProperties(noProperties()), Buffer.from('more')])
    expect(readProperties(bytes).problem).toEqual({
      reason: 'trailing',
      base64: Buffer.from('more').toString('base64'),
    })
    expect(readProperties(Buffer.of(0, 1, 0, 0)).problem?.reason).toBe('flags')
  })

  it('that are no UTF-8 are shown with replacement characters, and the bytes beside them', () => {
    const { properties, problem } = readProperties(Buffer.of(0x80, 0, 2, 0xff, 0x41))
    expect(properties.contentType).toBe('�A')
    expect(problem).toEqual({ reason: 'text', base64: Buffer.of(0xff, 0x41).toString('base64') })
  })
})

describe('header values', () => {
  it.each<[string, number[], FieldValue]>([
    ['t', [1], { type: 'boolean', value: true }],
    ['b', [0xff], { type: 'int8', value: -1 }],
    ['B', [0xff], { type: 'uint8', value: 255 }],
    ['s', [0xff, 0xfe], { type: 'int16', value: -2 }],
    ['u', [0xff, 0xfe], { type: 'uint16', value: 65_534 }],
    ['I', [0x80, 0, 0, 0], { type: 'int32', value: -2_147_483_648 }],
    ['i', [0x80, 0, 0, 0], { type: 'uint32', value: 2_147_483_648 }],
    ['l', [0, 0x20, 0, 0, 0, 0, 0, 1], { type: 'int64', value: '9007199254740993' }],
    [
      'L',
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      { type: 'uint64', value: '18446744073709551615' },
    ],
    [
      'T',
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      { type: 'timestamp', value: '18446744073709551615' },
    ],
    ['f', [0x3f, 0xc0, 0, 0], { type: 'float', value: 1.5 }],
    ['d', [0x7f, 0xf0, 0, 0, 0, 0, 0, 0], { type: 'double', value: 'Infinity' }],
    ['D', [2, 0, 0, 0, 5], { type: 'decimal', value: '0.05' }],
    ['D', [1, 0xff, 0xff, 0xff, 0x85], { type: 'decimal', value: '-12.3' }],
    ['S', [0, 0, 0, 2, 0xc3, 0xa9], { type: 'string', value: 'é' }],
    ['S', [0, 0, 0, 3, 0xff, 0xfe, 0x41], { type: 'binary-string', base64: '//5B' }],
    ['x', [0, 0, 0, 2, 1, 2], { type: 'bytes', base64: 'AQI=' }],
    ['V', [], { type: 'void' }],
    [
      'A',
      [0, 0, 0, 3, 0x56, 0x74, 0],
      { type: 'array', items: [{ type: 'void' }, { type: 'boolean', value: false }] },
    ],
    ['F', [0, 0, 0, 3, 1, 0x61, 0x56], { type: 'table', entries: [{ name: 'a', value: { type: 'void' } }] }],
  ])('of tag %s', (tag, content, value) => {
    const table = Buffer.concat([entry('x', tag, ...content), entry('after', 'V')])
    expect(readHeaders(table)).toEqual([
      { name: 'x', value },
      { name: 'after', value: { type: 'void' } },
    ])
    const written = writeProperties({ ...noProperties(), headers: readHeaders(table) })
    expect(written).toEqual(onlyHeaders(table))
  })

  it('keep a key that repeats', () => {
    expect(readHeaders(Buffer.concat([entry('a', 't', 1), entry('a', 't', 0)]))).toHaveLength(2)
  })

  it('of an unknown tag hide the rest of their own table only', () => {
    const inner = entry('bad', 'Z', 1, 2, 3)
    const table = Buffer.concat([entry('t', 'F', 0, 0, 0, inner.length), inner, entry('after', 't', 1)])
    expect(readHeaders(table)).toEqual([
      {
        name: 't',
        value: {
          type: 'table',
          entries: [
            { name: 'bad', value: { type: 'unread', reason: 'tag', tag: 'Z', bytes: 3, base64: 'AQID' } },
          ],
        },
      },
      { name: 'after', value: { type: 'boolean', value: true } },
    ])
  })

  it('whose length leads out of their table are shown as bytes', () => {
    expect(readHeaders(entry('a', 'S', 0, 0, 1, 0, 65))).toEqual([
      { name: 'a', value: { type: 'unread', reason: 'truncated', tag: 'S', bytes: 5, base64: 'AAABAEE=' } },
    ])
  })

  it('are opened up to a number', () => {
    const table = Buffer.concat(Array.from({ length: codecLimits.values + 100 }, () => entry('a', 'V')))
    const headers = readHeaders(table) ?? []
    expect(headers).toHaveLength(codecLimits.values + 1)
    expect(headers.at(-1)?.value).toMatchObject({ type: 'unread', reason: 'count', bytes: 300 })
  })
})

describe('poison', () => {
  it.each([6000, 10_000])('a table %d deep is opened to a depth and then shown as bytes', (levels) => {
    const headers = readHeaders(nested(levels))
    const json = JSON.stringify(headers)
    expect(json.match(/"type":"table"/g)).toHaveLength(codecLimits.depth - 1)
    expect(json).toContain('"reason":"depth"')
    expect(json.length).toBeLessThan(5000)
  })

  it('__proto__ is a key like any other', () => {
    const inner = entry('admin', 't', 1)
    const headers = readHeaders(Buffer.concat([entry('__proto__', 'F', 0, 0, 0, inner.length), inner]))
    expect(headers).toEqual([
      {
        name: '__proto__',
        value: { type: 'table', entries: [{ name: 'admin', value: { type: 'boolean', value: true } }] },
      },
    ])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('{"!": …} is a table like any other', () => {
    const inner = Buffer.concat([
      entry('!', 'S', 0, 0, 0, 5, ...Buffer.from('int64')),
      entry('value', 'S', 0, 0, 0, 3, ...Buffer.from('abc')),
    ])
    const table = Buffer.concat([entry('h', 'F', 0, 0, 0, inner.length), inner])
    const headers = readHeaders(table)
    expect(headers?.[0]?.value).toMatchObject({ type: 'table', entries: [{ name: '!' }, { name: 'value' }] })
    expect(writeProperties({ ...noProperties(), headers })).toEqual(onlyHeaders(table))
  })
})
