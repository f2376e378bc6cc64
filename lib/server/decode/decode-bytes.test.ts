import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { DecodeInput } from '@/lib/api/decode'
import { decodeFormats, type DecodeFormat } from '@/lib/api/decode-names'
import { decodeBytes } from './decode-bytes'
import { jsonLimits } from './json-text'

function decode(format: DecodeFormat, bytes: Uint8Array | string, more: Partial<DecodeInput> = {}) {
  const payload = Buffer.from(
    typeof bytes === 'string' ? Buffer.from(bytes.replaceAll(' ', ''), 'hex') : bytes,
  )
  return decodeBytes({
    format,
    payload: { encoding: 'base64', text: payload.toString('base64') },
    schema: null,
    type: null,
    skip: 0,
    ...more,
  })
}
const textOf = (...given: Parameters<typeof decode>) => {
  const { text, problem } = decode(...given)
  return problem === null ? text : problem
}

describe('MessagePack', () => {
  it.each([
    ['c0', 'null'],
    ['c2', 'false'],
    ['7f', '127'],
    ['e0', '-32'],
    ['cc ff', '255'],
    ['cf ff ff ff ff ff ff ff ff', '18446744073709551615'],
    ['d3 80 00 00 00 00 00 00 00', '-9223372036854775808'],
    ['cb 40 08 00 00 00 00 00 00', '3'],
    ['cb 3f f8 00 00 00 00 00 00', '1.5'],
    ['cb 80 00 00 00 00 00 00 00', '-0.0'],
    ['cb 43 50 00 00 00 00 00 00', '18014398509481984.0'],
    ['cb 7f f8 00 00 00 00 00 00', '{"$double":"NaN"}'],
    ['a3 e6 9d 8e', '"李"'],
    ['a2 ff fe', '{"$bytes":"//4="}'],
    ['c4 02 01 02', '{"$bytes":"AQI="}'],
    ['c4 02 68 69', '{"$bytes":"aGk="}'],
    ['92 a1 ff c4 01 61', '[{"$bytes":"/w=="},{"$bytes":"YQ=="}]'],
    ['81 a1 ff 01', '{"{\\"$bytes\\":\\"/w==\\"}":1}'],
    ['82 a1 62 01 07 02', '{"b":1,"7":2}'],
    ['93 01 a1 61 90', '[1,"a",[]]'],
    ['82 a1 61 01 a1 61 02', '{"a":1,"a":2}'],
    ['81 01 c3', '{"1":true}'],
    ['81 92 01 02 c3', '{"[1,2]":true}'],
    ['81 a9 5f 5f 70 72 6f 74 6f 5f 5f 80', '{"__proto__":{}}'],
    ['d6 ff 65 5a 0b 00', '{"$timestamp":"2023-11-19T13:17:52Z"}'],
    ['d4 05 07', '{"$ext":5,"$value":{"$bytes":"Bw=="}}'],
  ])('%s is %s', (bytes, text) => {
    expect(textOf('messagepack', bytes)).toBe(text)
  })

  it('that is none says so, and how much is left behind one', () => {
    expect(decode('messagepack', '92 01 c1')).toMatchObject({
      text: null,
      problem: { fault: 'byte', at: null },
    })
    expect(decode('messagepack', '81 a1 61')).toMatchObject({ text: null, problem: { fault: 'end', at: 3 } })
    expect(decode('messagepack', '01 02 03')).toMatchObject({ text: '1', left: 2, problem: null })
    expect(decode('messagepack', 'ff 91 a1 61 03', { skip: 1 })).toMatchObject({ text: '["a"]', left: 1 })
  })
})

/** From appendix A of RFC 8949. */
describe('CBOR', () => {
  it.each([
    ['00', '0'],
    ['1b 00 00 00 e8 d4 a5 10 00', '1000000000000'],
    ['1b ff ff ff ff ff ff ff ff', '18446744073709551615'],
    ['c2 49 01 00 00 00 00 00 00 00 00', '18446744073709551616'],
    ['3b ff ff ff ff ff ff ff ff', '-18446744073709551616'],
    ['c3 49 01 00 00 00 00 00 00 00 00', '-18446744073709551617'],
    ['38 63', '-100'],
    ['f9 80 00', '-0.0'],
    ['f9 3c 00', '1.0'],
    ['f9 00 01', '5.960464477539063e-8'],
    ['f9 7c 00', '{"$double":"Infinity"}'],
    ['fb 3f f1 99 99 99 99 99 9a', '1.1'],
    ['f7', '{"$simple":"undefined"}'],
    ['f0', '{"$simple":"16"}'],
    ['f8 ff', '{"$simple":"255"}'],
    ['c1 1a 51 4b 67 b0', '{"$tag":1,"$value":1363896240}'],
    ['44 01 02 03 04', '{"$bytes":"AQIDBA=="}'],
    ['62 c3 bc', '"ü"'],
    ['83 01 82 02 03 82 04 05', '[1,[2,3],[4,5]]'],
    ['a2 01 02 03 04', '{"1":2,"3":4}'],
    ['5f 42 01 02 43 03 04 05 ff', '{"$bytes":"AQIDBAU="}'],
    ['7f 65 73 74 72 65 61 64 6d 69 6e 67 ff', '"streaming"'],
    ['9f 01 82 02 03 9f 04 05 ff ff', '[1,[2,3],[4,5]]'],
    ['bf 61 61 01 61 62 9f 02 03 ff ff', '{"a":1,"b":[2,3]}'],
  ])('%s is %s', (bytes, text) => {
    expect(textOf('cbor', bytes)).toBe(text)
  })

  it('that is none says at which byte', () => {
    expect(decode('cbor', '1c').problem).toMatchObject({ fault: 'byte' })
    expect(decode('cbor', 'ff').problem).toMatchObject({ fault: 'byte' })
    expect(decode('cbor', '82 01').problem).toMatchObject({ fault: 'end', at: 2 })
    expect(decode('cbor', '82 01 1c')).toMatchObject({ text: '[1]', problem: { fault: 'byte', at: 2 } })
    expect(decode('cbor', '5f 61 61 ff').problem).toMatchObject({ fault: 'byte', at: 1 })
    expect(decode('cbor', '82 f8').problem).toMatchObject({ fault: 'end', at: 2 })
    // Half the memory of the world, announced in nine bytes.
    expect(decode('cbor', '5b 7f ff ff ff ff ff ff ff').problem).toMatchObject({ fault: 'end' })
    expect(decode('cbor', '9b 7f ff ff ff ff ff ff ff').problem).toMatchObject({ fault: 'end' })
  })
})

const proto = `
syntax = "proto3";
package shop.v1; // the shop
import "google/protobuf/timestamp.proto";
option java_package = "com.example";
/* An order. */
message Order {
  reserved 9, 100 to max;
  int64 id = 1;
  repeated Line lines = 2;
  map<string, int32> stock = 3;
  State state = 4;
  repeated sint32 deltas = 5 [packed = true];
  oneof payment { string card = 6; Cash cash = 7; }
  google.protobuf.Timestamp at = 8;
  bytes raw = 10;
  double ratio = 11;
  message Line { string sku = 1; uint32 count = 2; }
  enum State { option allow_alias = true; NEW = 0; PAID = 1; ALSO_PAID = 1; }
}
message Cash { bool exact = 1; }
service Orders { rpc Get (Order) returns (Order) { option (x) = { get: "/v1" }; } }
`
const schema = { kind: 'proto' as const, text: proto }

describe('Protobuf', () => {
  const order = Buffer.concat([
    Buffer.from('0881808080808080 1012'.replaceAll(' ', ''), 'hex'),
    Buffer.from('05 0a 01 61 10 02'.replaceAll(' ', ''), 'hex'),
    Buffer.from('12 03 0a 01 62'.replaceAll(' ', ''), 'hex'),
    Buffer.from('1a 05 0a 01 78 10 07'.replaceAll(' ', ''), 'hex'),
    Buffer.from('20 01 2a 02 01 04 3a 02 08 01'.replaceAll(' ', ''), 'hex'),
    Buffer.from('42 02 08 05 52 02 ff fe 59 00 00 00 00 00 00 08 40 f8 06 2a'.replaceAll(' ', ''), 'hex'),
  ])

  it('has the names and types of its .proto file; what that does not have goes by number', () => {
    const decoded = decode('protobuf', order, { schema })
    expect(decoded.problem).toBeNull()
    expect(decoded.text).toBe(
      '{"id":9007199254740993,"lines":[{"sku":"a","count":2},{"sku":"b"}],"stock":{"x":7},"state":"PAID","deltas":[-1,2],' +
        '"cash":{"exact":true},"at":{"seconds":5},"raw":{"$bytes":"//4="},"ratio":3.0,"#111":42}',
    )
    expect(decoded.types).toEqual(['shop.v1.Order', 'shop.v1.Order.Line', 'shop.v1.Cash'])
    expect(decoded.type).toBe('shop.v1.Order')
    const cash = decode('protobuf', '08 01', { schema, type: 'shop.v1.Cash' })
    expect(cash).toMatchObject({ text: '{"exact":true}', type: 'shop.v1.Cash' })
  })

  it('is shown by numbers where there is no schema', () => {
    expect(textOf('protobuf', '08 96 01 12 02 68 69 1a 03 08 01 10')).toBe(
      '{"#1":150,"#2":"hi","#3":{"$bytes":"CAEQ"}}',
    )
    expect(textOf('protobuf', '08 96 01 12 02 68')).toMatchObject({ fault: 'end' })
    expect(textOf('protobuf', '08 96 01 12 02 68 69 1a 02 08 01')).toBe('{"#1":150,"#2":"hi","#3":{"#1":1}}')
  })

  it('takes several files one behind the other, groups, extensions and editions', () => {
    const files = `syntax = "proto2";
      package a;
      message Old { required group Part = 1 { optional int32 n = 2; } extensions 5 to 9; }
      extend Old { optional string more = 5; }
      edition = "2023";
      package b;
      import "google/protobuf/wrappers.proto";
      message New { a.Old old = 1; google.protobuf.Int64Value big = 2; }`
    const old = { kind: 'proto' as const, text: files }
    const decoded = decode('protobuf', '0b 10 07 0c 2a 02 68 69', { schema: old })
    expect(decoded.types).toEqual(['a.Old', 'a.Old.Part', 'b.New'])
    expect(decoded.text).toBe('{"part":{"n":7},".a.more":"hi"}')
    expect(textOf('protobuf', '12 02 08 05', { schema: old, type: 'b.New' })).toBe('{"big":{"value":5}}')
  })

  it('runs nothing of what a schema says, and changes nothing', () => {
    const text = `syntax = "proto3";
      message __proto__ { int32 polluted = 1; }
      message constructor { __proto__ prototype = 1; map<string, int32> __proto__ = 2; int32 toString = 3; }
      enum hasOwnProperty { __defineGetter__ = 0; }`
    const { problem } = decode('protobuf', '0a 02 08 01 18 01 12 0b 0a 09 5f 5f 70 72 6f 74 6f 5f 5f', {
      schema: { kind: 'proto', text },
    })
    expect(problem === null || problem.fault === 'schema').toBe(true)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
    const compiled = vi.spyOn(globalThis, 'Function')
    try {
      expect(textOf('protobuf', '08 01', { schema })).toBe('{"id":1}')
      expect(compiled).not.toHaveBeenCalled()
    } finally {
      compiled.mockRestore()
    }
  })

  it('takes a descriptor set', () => {
    const field = (number: number, type: number, name: string, more = '') =>
      sized(
        0x12,
        Buffer.concat([
          sized(0x0a, name),
          Buffer.from([0x18, number, 0x20, 1, 0x28, type]),
          Buffer.from(more),
        ]),
      )
    const message = sized(
      0x22,
      Buffer.concat([sized(0x0a, 'Cash'), field(1, 8, 'exact'), field(2, 9, 'note')]),
    )
    const set = sized(0x0a, Buffer.concat([sized(0x0a, 'cash.proto'), sized(0x12, 'shop'), message]))
    const described = { kind: 'descriptors' as const, text: set.toString('base64') }
    expect(decode('protobuf', '08 01 12 02 68 69', { schema: described })).toMatchObject({
      text: '{"exact":true,"note":"hi"}',
      types: ['shop.Cash'],
    })
    const broken = { kind: 'descriptors' as const, text: Buffer.from('nothing of it').toString('base64') }
    expect(decode('protobuf', '08 01', { schema: broken }).problem).toMatchObject({ fault: 'schema' })
  })

  it.each([
    ['message A { int32 a = 1 }', /line 1/],
    ['syntax = "proto3";\nmessage A {}\nsyntax = "proto3";\n message B { int32 a = 1 }', /line 4/],
    ['syntax = "proto3";\nmessage A {\n B b = 1;\n}', /No such .*'B'/],
    ['message A {', /ends too early/],
    ['message A {} message A {}', /Duplicate name 'A'/],
    ['%%%', /Illegal token '%%%'/],
    ['', /No message/],
    [`${'message A {'.repeat(100)}${'}'.repeat(100)}`, /Max depth/],
  ])('says what is wrong with the schema %#', (text, words) => {
    const { problem } = decode('protobuf', '08 01', { schema: { kind: 'proto', text } })
    expect(problem?.fault).toBe('schema')
    expect(problem?.detail).toMatch(words)
  })
})

const sized = (tag: number, content: string | Buffer) =>
  Buffer.concat([Buffer.from([tag, Buffer.byteLength(content)]), Buffer.from(content)])

const avro = {
  kind: 'avro' as const,
  text: JSON.stringify({
    type: 'record',
    name: 'Order',
    namespace: 'shop',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'note', type: ['null', 'string'] },
      { name: 'state', type: { type: 'enum', name: 'State', symbols: ['NEW', 'PAID'] } },
      { name: 'lines', type: { type: 'array', items: 'int' } },
      { name: 'stock', type: { type: 'map', values: 'double' } },
      { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 2 } },
      { name: 'parent', type: ['null', 'Order'] },
      { name: 'when', type: { type: 'long', logicalType: 'timestamp-millis' } },
    ],
  }),
}

describe('Avro', () => {
  const order =
    '82 80 80 80 80 80 80 20 02 04 68 69 02 03 02 00 02 04 00 02 02 61 00 00 00 00 00 00 08 40 00 ff fe 00 54'
  const text =
    '{"id":9007199254740993,"note":"hi","state":"PAID","lines":[1,2],"stock":{"a":3.0},"hash":{"$bytes":"//4="},"parent":null,"when":42}'
  const plain = order.replace('03 02 00 02 04 00', '04 02 04 00')

  it('is read by its schema', () => {
    expect(textOf('avro', plain, { schema: avro })).toBe(text)
  })

  it('as a single object, and behind the five bytes of a registry', () => {
    expect(textOf('avro', `c3 01 00 00 00 00 00 00 00 00 ${plain}`, { schema: avro })).toBe(text)
    expect(textOf('avro', `00 00 00 00 07 ${plain}`, { schema: avro, skip: 5 })).toBe(text)
  })

  it('in a file that brings its schema along, deflated or not', () => {
    const value = Buffer.from(plain.replaceAll(' ', ''), 'hex')
    const string = (content: Buffer) => Buffer.concat([zigzag(content.length), content])
    const file = (codec: string, block: Buffer) =>
      Buffer.concat([
        Buffer.from('Obj\u0001'),
        zigzag(2),
        string(Buffer.from('avro.schema')),
        string(Buffer.from(avro.text)),
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

const zigzag = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value * 2
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.from([...bytes, rest])
}

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
    const schemas = { messagepack: null, cbor: null, protobuf: schema, avro }
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
