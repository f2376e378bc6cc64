import { describe, expect, test } from 'vitest'
import { moved, placeOf } from './cursor'

const rowId = (row: string) => row
const rows = ['a', 'b', 'c', 'd']

describe('cursor', () => {
  test('begins at the end that it comes from', () => {
    expect(moved(null, 1, rows, rowId)).toEqual({ id: 'a', index: 0 })
    expect(moved(null, -1, rows, rowId)).toEqual({ id: 'd', index: 3 })
    expect(moved(null, 1, [], rowId)).toBeNull()
  })

  test('moves and stops at both ends', () => {
    expect(moved({ id: 'b', index: 1 }, 1, rows, rowId)).toEqual({ id: 'c', index: 2 })
    expect(moved({ id: 'b', index: 1 }, -1, rows, rowId)).toEqual({ id: 'a', index: 0 })
    expect(moved({ id: 'a', index: 0 }, -1, rows, rowId)).toEqual({ id: 'a', index: 0 })
    expect(moved({ id: 'd', index: 3 }, 10, rows, rowId)).toEqual({ id: 'd', index: 3 })
  })

  test('stays on its row when rows come in before it', () => {
    expect(moved({ id: 'b', index: 1 }, 1, ['x', 'y', ...rows], rowId)).toEqual({ id: 'c', index: 4 })
  })

  test('keeps its place when its row is gone', () => {
    expect(placeOf({ id: 'b', index: 1 }, ['a', 'c', 'd'], rowId)).toBe(1)
    expect(placeOf({ id: 'd', index: 3 }, ['a', 'b'], rowId)).toBe(1)
    expect(placeOf({ id: 'd', index: 3 }, [], rowId)).toBe(-1)
    expect(placeOf(null, rows, rowId)).toBe(-1)
  })
})
