import { describe, expect, it, vi } from 'vitest'
import { decode, protoSchema, textOf } from '@/lib/testing/decode-samples'

const sized = (tag: number, content: string | Buffer) =>
  Buffer.concat([Buffer.from([tag, Buffer.byteLength(content)]), Buffer.from(content)])

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
    const decoded = decode('protobuf', order, { schema: protoSchema })
    expect(decoded.problem).toBeNull()
    expect(decoded.text).toBe(
      '{"id":9007199254740993,"lines":[{"sku":"a","count":2},{"sku":"b"}],"stock":{"x":7},"state":"PAID","deltas":[-1,2],' +
        '"cash":{"exact":true},"at":{"seconds":5},"raw":{"$bytes":"//4="},"ratio":3.0,"#111":42}',
    )
    expect(decoded.types).toEqual(['shop.v1.Order', 'shop.v1.Order.Line', 'shop.v1.Cash'])
    expect(decoded.type).toBe('shop.v1.Order')
    const cash = decode('protobuf', '08 01', { schema: protoSchema, type: 'shop.v1.Cash' })
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
      expect(textOf('protobuf', '08 01', { schema: protoSchema })).toBe('{"id":1}')
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
