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

/** Frame by frame until nothing is missing; `before` is what was drawn, at first the first rows. */
function whole(rows: readonly Row[], before: Groups = [firstRows(rows)]) {
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
  expect(groups.flat()).toEqual(rows)
  expect(frames).toBe(6)
})

test('what a screen holds needs no frame', () => {
  expect(whole(list(32)).frames).toBe(0)
  expect(whole([]).frames).toBe(0)
})

test('other rows: the first are there at once, and of the rest those stay that were there until a frame has time for them', () => {
  const { groups } = whole(list(60))
  const rows = list(60, 'other')
  const { groups: now, next } = drawGroups(groups, rows, rowId)
  expect(now.flat()).toEqual([...rows.slice(0, 32), ...list(60).slice(32)])
  expect(next?.flat()).toEqual([...rows.slice(0, 44), ...list(60).slice(44)])
  expect(whole(rows, next ?? []).groups.flat()).toEqual(rows)
})

test('a few new values of the same rows are there at once', () => {
  const before = list(100)
  const { groups } = whole(before)
  const rows = before.map((row, index) => (index % 9 === 0 ? { ...row, value: 7 } : row))
  const { groups: now, next } = drawGroups(groups, rows, rowId)
  expect(now.flat()).toEqual(rows)
  expect(drawGroups(next ?? [], rows, rowId).next).toBeNull()
})

test('new values of a whole page come so many a frame, from the top', () => {
  const before = list(100)
  const { groups } = whole(before)
  const rows = list(100, 'row', 7)
  const first = drawGroups(groups, rows, rowId)
  expect(first.groups.flat()).toEqual([...rows.slice(0, 12), ...before.slice(12)])
  const second = drawGroups(first.next ?? [], rows, rowId)
  expect(second.groups.flat()).toEqual([...rows.slice(0, 24), ...before.slice(24)])
  const { groups: all, frames } = whole(rows, groups)
  expect(all.flat()).toEqual(rows)
  expect(frames).toBe(9)
})

test('values that change again while some are still missing: each row has the newest in the end', () => {
  const before = list(100)
  const { groups } = whole(before)
  const { next } = drawGroups(groups, list(100, 'row', 7), rowId)
  const rows = list(100, 'row', 8)
  expect(whole(rows, next ?? []).groups.flat()).toEqual(rows)
})

test('a shorter list has no rows of the longer one left', () => {
  const { groups } = whole(list(100))
  expect(drawGroups(groups, list(40), rowId).groups.flat()).toHaveLength(44)
  expect(whole(list(40), groups).groups.flat()).toEqual(list(40))
  expect(whole(list(3), groups).groups.flat()).toEqual(list(3))
  expect(drawGroups(groups, list(3), rowId).groups.flat()).toEqual(list(3))
})
