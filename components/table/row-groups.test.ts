import { expect, test } from 'vitest'
import { drawGroups, firstRows } from './row-groups'

interface Row {
  name: string
  value: number
}
type Groups = readonly (readonly Row[])[]

const list = (count: number, name = 'row', value = 0): Row[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${name} ${index}`, value }))
const rowId = ({ name }: Row) => name

function whole(rows: readonly Row[], before: Groups = []) {
  let state = before
  let frames = 0
  for (;;) {
    const { groups, next } = drawGroups(state, rows, rowId)
    if (next === null) return { groups, frames }
    state = next
    frames += 1
  }
}

test('a page is whole after some frames, each row once and in its order', () => {
  const rows = list(100)
  const { groups, frames } = whole(rows)
  expect([...firstRows(rows), ...groups.flat()]).toEqual(rows)
  expect(frames).toBe(6)
})

test('what a screen holds needs no frame', () => {
  expect(whole(list(32)).frames).toBe(0)
  expect(whole([]).frames).toBe(0)
})

test('other rows follow group by group, and until then those stay that were there', () => {
  const { groups } = whole(list(60))
  const rows = list(60, 'other')
  const { groups: now, next } = drawGroups(groups, rows, rowId)
  expect(now.flat()).toEqual(list(60).slice(32))
  expect(next?.flat()).toEqual([...rows.slice(32, 44), ...list(60).slice(44, 60)])
  expect(whole(rows, next ?? []).groups.flat()).toEqual(rows.slice(32))
})

test('a few new values of the same rows are there at once', () => {
  const before = list(100)
  const { groups } = whole(before)
  const rows = before.map((row, index) => (index % 8 === 0 ? { ...row, value: 7 } : row))
  const { groups: now, next } = drawGroups(groups, rows, rowId)
  expect(now.flat()).toEqual(rows.slice(32))
  expect(drawGroups(next ?? [], rows, rowId).next).toBeNull()
})

test('new values of a whole page come group by group', () => {
  const { groups } = whole(list(100))
  const rows = list(100, 'row', 7)
  const { groups: now, next } = drawGroups(groups, rows, rowId)
  expect(now.flat()).toEqual([...rows.slice(32, 44), ...list(100).slice(44)])
  expect(next?.flat()).toEqual([...rows.slice(32, 44), ...list(100).slice(44)])
  const { groups: all, frames } = whole(rows, groups)
  expect(all.flat()).toEqual(rows.slice(32))
  expect(frames).toBeLessThan(7)
})

test('a shorter list has no rows of the longer one left', () => {
  const { groups } = whole(list(100))
  expect(drawGroups(groups, list(40), rowId).groups.flat()).toHaveLength(12)
  expect(whole(list(40), groups).groups.flat()).toEqual(list(40).slice(32))
  expect(whole(list(3), groups)).toEqual({ groups: [], frames: 1 })
})
