import { describe, expect, test } from 'vitest'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { fieldRows, timestampText } from './field-rows'

const rowsOf = (...entries: FieldEntry[]) =>
  fieldRows(entries).map((row) => `${'  '.repeat(row.depth)}${row.name} ${row.type} ${row.text}`)

describe('fieldRows', () => {
  test('shows each type as what it is', () => {
    expect(
      rowsOf(
        { name: 'region', value: { type: 'string', value: 'eu' } },
        { name: 'attempt', value: { type: 'int8', value: 1 } },
        { name: 'id', value: { type: 'int64', value: '9007199254740993' } },
        { name: 'price', value: { type: 'decimal', value: '12.30' } },
        { name: 'ratio', value: { type: 'double', value: 'NaN' } },
        { name: 'ok', value: { type: 'boolean', value: true } },
        { name: 'none', value: { type: 'void' } },
        { name: 'raw', value: { type: 'bytes', base64: '//5B' } },
        { name: 'when', value: { type: 'timestamp', value: '1700000000' } },
      ),
    ).toEqual([
      'region string "eu"',
      'attempt int8 1',
      'id int64 9007199254740993',
      'price decimal 12.30',
      'ratio double NaN',
      'ok boolean true',
      'none void void',
      'raw bytes ff fe 41',
      'when timestamp 1700000000 (2023-11-14T22:13:20Z)',
    ])
  })

  test('shows tables and arrays before what is in them, in order, repeated names too', () => {
    expect(
      rowsOf(
        {
          name: 'x-death',
          value: {
            type: 'array',
            items: [
              {
                type: 'table',
                entries: [
                  { name: 'queue', value: { type: 'string', value: 'q' } },
                  { name: 'queue', value: { type: 'int32', value: 2 } },
                ],
              },
            ],
          },
        },
        { name: '__proto__', value: { type: 'table', entries: [] } },
      ),
    ).toEqual([
      'x-death array [1]',
      '  0 table {2}',
      '    queue string "q"',
      '    queue int32 2',
      '__proto__ table {0}',
    ])
  })

  test('keeps ids apart and survives any depth', () => {
    let value: FieldValue = { type: 'void' }
    for (let level = 0; level < 50_000; level++) value = { type: 'table', entries: [{ name: 'n', value }] }
    const rows = fieldRows([{ name: 'deep', value }])
    expect(rows).toHaveLength(50_001)
    expect(new Set(rows.slice(0, 50).map((row) => row.id)).size).toBe(50)
  })

  test('makes control characters and turned writing visible', () => {
    expect(rowsOf({ name: 'a\u202eb', value: { type: 'string', value: 'x\0y\nz' } })).toEqual([
      'a\\u{202e}b string "x␀y␊z"',
    ])
  })

  test('hands on what the reader did not open', () => {
    const unread = { type: 'unread', reason: 'depth', tag: 'F', bytes: 41_000, base64: 'AAE=' } as const
    expect(fieldRows([{ name: 'deep', value: unread }])[0]).toMatchObject({ text: '00 01', unread })
  })
})

test('timestampText gives a date only where there is one', () => {
  expect(timestampText('9223372036854775807')).toBe('9223372036854775807')
  expect(timestampText('0')).toBe('0 (1970-01-01T00:00:00Z)')
})
