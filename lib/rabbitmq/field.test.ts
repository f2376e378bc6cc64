import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldEntries, fieldInput, fieldValueShape, isBase64, parseField, type FieldValue } from './field'
import { fieldInputTypes } from './field-types'

test.each([
  ['int8', '-128', { type: 'int8', value: -128 }],
  ['uint8', '255', { type: 'uint8', value: 255 }],
  ['int16', '+7', { type: 'int16', value: 7 }],
  ['uint32', '4294967295', { type: 'uint32', value: 4_294_967_295 }],
  ['int64', '9007199254740993', { type: 'int64', value: '9007199254740993' }],
  ['timestamp', '1763640000', { type: 'timestamp', value: '1763640000' }],
  ['double', '3.0', { type: 'double', value: 3 }],
  ['decimal', '-12.34', { type: 'decimal', value: '-12.34' }],
  ['boolean', 'false', { type: 'boolean', value: false }],
  ['bytes', 'AP8=', { type: 'bytes', base64: 'AP8=' }],
  ['void', '', { type: 'void' }],
  ['string', ' kept as typed ', { type: 'string', value: ' kept as typed ' }],
  [
    'array',
    '[1,"a",null]',
    {
      type: 'array',
      items: [{ type: 'int64', value: '1' }, { type: 'string', value: 'a' }, { type: 'void' }],
    },
  ],
  [
    'array',
    '[9007199254740993,-9223372036854775808,1e2,0.5,-0]',
    {
      type: 'array',
      items: [
        { type: 'int64', value: '9007199254740993' },
        { type: 'int64', value: '-9223372036854775808' },
        { type: 'int64', value: '100' },
        { type: 'double', value: 0.5 },
        { type: 'int64', value: '0' },
      ],
    },
  ],
  [
    'table',
    String.raw`{"10": {"a\u0062": [{}]}, "9": 18014398509481985}`,
    {
      type: 'table',
      entries: [
        {
          name: '10',
          value: {
            type: 'table',
            entries: [{ name: 'ab', value: { type: 'array', items: [{ type: 'table', entries: [] }] } }],
          },
        },
        { name: '9', value: { type: 'int64', value: '18014398509481985' } },
      ],
    },
  ],
] as const)('%s %s', (type, text, value) => {
  expect(parseField(type, text)).toEqual({ value })
})

test.each([
  ['int8', '128'],
  ['uint8', '-1'],
  ['uint16', '65536'],
  ['int32', '1.5'],
  ['int64', '9223372036854775808'],
  ['timestamp', '-1'],
  ['double', ''],
  ['float', '1e39'],
  ['decimal', '99999999999'],
  ['boolean', 'yes'],
  ['bytes', 'not base64'],
  ['void', 'x'],
  ['array', '{}'],
  ['table', '[1]'],
  ['table', '{'],
  ['array', '1'],
  ['array', '[1e400]'],
  ['array', '[9223372036854775808]'],
  ['array', '[123456789012345678901234567890]'],
  ['table', '{"a":{"b":[-1e999]}}'],
  ['table', `{"${'k'.repeat(256)}":1}`],
] as const)('%s does not take "%s"', (type, text) => {
  expect(parseField(type, text)).toHaveProperty('error')
})

test('a table keeps __proto__ as a key and pollutes nothing', () => {
  expect(parseField('table', '{"__proto__":{"admin":true}}')).toEqual({
    value: {
      type: 'table',
      entries: [
        {
          name: '__proto__',
          value: { type: 'table', entries: [{ name: 'admin', value: { type: 'boolean', value: true } }] },
        },
      ],
    },
  })
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
})

test('what a nested number is beyond is said', () => {
  expect(parseField('array', '[9223372036854775808]')).toEqual({
    error: 'Outside -9223372036854775808 to 9223372036854775807',
  })
  expect(parseField('table', '{"a":[1e400]}')).toEqual({ error: 'Beyond what a double holds' })
})

test('nested values are what JSON.parse makes of them, where a JavaScript number holds them', () => {
  const back = (value: FieldValue): unknown => {
    if (value.type === 'array') return value.items.map(back)
    if (value.type === 'table')
      return Object.fromEntries(value.entries.map((entry) => [entry.name, back(entry.value)]))
    if (value.type === 'void') return null
    return 'value' in value ? (value.type === 'int64' ? Number(value.value) : value.value) : value
  }
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      const text = JSON.stringify([json])
      // Whole numbers beyond 64 bits are refused.
      fc.pre(!/\d{19}/.test(text))
      const parsed = parseField('array', text)
      expect(JSON.stringify('value' in parsed ? back(parsed.value) : parsed)).toBe(text)
    }),
  )
})

test('a table nested beyond the limit is refused, not recursed into', () => {
  expect(parseField('array', '['.repeat(2000) + ']'.repeat(2000))).toHaveProperty('error')
})

test('a row is checked against its type, at its value', () => {
  const parsed = fieldInput.safeParse({ name: 'retries', type: 'int8', value: '300' })
  expect(parsed.error?.issues[0]?.path).toEqual(['value'])
  expect(fieldInput.safeParse({ name: '中'.repeat(86), type: 'string', value: '' }).success).toBe(false)
})

test('every input type makes a value that the contract accepts', () => {
  const sample = {
    boolean: 'true',
    float: '1.5',
    double: '1.5',
    decimal: '1.5',
    bytes: 'AA==',
    array: '[]',
    table: '{}',
    void: '',
  }
  for (const type of fieldInputTypes) {
    const value = type in sample ? sample[type as keyof typeof sample] : '1'
    const [entry] = fieldEntries([{ name: 'x', type, value }])
    expect(entry, type).toBeDefined()
    expect(fieldValueShape.safeParse(entry?.value).success, type).toBe(true)
  }
})

test('base64 is the padded standard form', () => {
  expect(isBase64('')).toBe(true)
  expect(isBase64('aGk=')).toBe(true)
  expect(isBase64('aGk')).toBe(false)
  expect(isBase64('a-k=')).toBe(false)
})
