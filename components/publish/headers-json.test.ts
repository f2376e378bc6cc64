import { describe, expect, it } from 'vitest'
import type { FieldInput } from '@/lib/rabbitmq/field'
import { headersFromJson, headersToJson } from './headers-json'

const rows: FieldInput[] = [
  { name: 'tenant', type: 'string', value: 'cn "east"' },
  { name: 'attempt', type: 'int32', value: '1' },
  { name: 'big', type: 'int64', value: '9007199254740993' },
  { name: 'limit', type: 'decimal', value: '250.00' },
  { name: 'trace', type: 'boolean', value: 'true' },
  { name: 'at', type: 'timestamp', value: '1700000000' },
  { name: 'raw', type: 'bytes', value: '//5B' },
  { name: 'path', type: 'array', value: '["a", 1]' },
  { name: 'nothing', type: 'void', value: '' },
]

describe('headers as JSON', () => {
  it('come back with their types and digits when nothing was changed', () => {
    expect(headersFromJson(headersToJson(rows), rows)).toEqual(rows)
    expect(headersFromJson(headersToJson([]), [])).toEqual([])
  })

  it('keep the type of a number that was changed, and guess that of a new header', () => {
    expect(headersFromJson('{"attempt": 2, "n": 9007199254740993, "x": 1.5, "t": {"a": [1]}}', rows)).toEqual(
      [
        { name: 'attempt', type: 'int32', value: '2' },
        { name: 'n', type: 'int64', value: '9007199254740993' },
        { name: 'x', type: 'double', value: '1.5' },
        { name: 't', type: 'table', value: '{"a":[1]}' },
      ],
    )
  })

  it('are none when the text is no object', () => {
    expect(headersFromJson('[1]', rows)).toBeNull()
    expect(headersFromJson('{"a":', rows)).toBeNull()
  })
})
