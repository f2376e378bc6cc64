import { describe, expect, test } from 'vitest'
import { current, pageState, rangeOf, select } from './selection'

interface Row {
  id: string
  depth: number
}
const rows: Row[] = ['a', 'b', 'c', 'd', 'e'].map((id, depth) => ({ id, depth }))
const rowId = (row: Row) => row.id
const none = new Map<string, Row>()
const ids = (some: Iterable<Row>) => [...some].map(rowId).join('')

describe('selection', () => {
  test('adds rows and takes them out, in the order of choosing', () => {
    const two = select(select(none, rows.slice(3, 4), rowId, true), rows.slice(0, 1), rowId, true)
    expect(ids(two.values())).toBe('da')
    expect(ids(select(two, rows, rowId, false).values())).toBe('')
    expect(ids(two.values())).toBe('da')
  })

  test('keeps rows of other pages when this page is taken out', () => {
    const other = { id: 'z', depth: 9 }
    const all = select(select(none, [other], rowId, true), rows, rowId, true)
    expect(ids(select(all, rows, rowId, false).values())).toBe('z')
  })

  test('goes from one row to another in both directions', () => {
    expect(ids(rangeOf(rows, rowId, 'b', 'd'))).toBe('bcd')
    expect(ids(rangeOf(rows, rowId, 'd', 'b'))).toBe('bcd')
    expect(ids(rangeOf(rows, rowId, 'c', 'c'))).toBe('c')
  })

  test('is one row where the start is gone or there never was one', () => {
    expect(ids(rangeOf(rows, rowId, 'gone', 'd'))).toBe('d')
    expect(ids(rangeOf(rows, rowId, null, 'd'))).toBe('d')
    expect(ids(rangeOf(rows, rowId, 'a', 'gone'))).toBe('')
  })

  test('is none, some or all of a page', () => {
    const some = select(none, rows.slice(0, 2), rowId, true)
    expect(pageState(none, rows, rowId)).toBe('none')
    expect(pageState(some, rows, rowId)).toBe('some')
    expect(pageState(select(none, rows, rowId, true), rows, rowId)).toBe('all')
    expect(pageState(some, [], rowId)).toBe('none')
  })

  test('shows the newest figures it has', () => {
    const selected = select(none, [rows[0] as Row, { id: 'z', depth: 9 }], rowId, true)
    expect(current(selected, [{ id: 'a', depth: 500 }], rowId)).toEqual([
      { id: 'a', depth: 500 },
      { id: 'z', depth: 9 },
    ])
  })
})
