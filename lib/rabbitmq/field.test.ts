import { expect, test } from 'vitest'
import { fieldEntries, fieldInput, fieldValueShape, isBase64, parseField } from './field'
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
