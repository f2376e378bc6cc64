import { expect, test } from 'vitest'
import { areDrawn, firstRows, nextGroups, type RowGroup } from './row-groups'

const list = (count: number, name = 'row') => Array.from({ length: count }, (_, index) => `${name} ${index}`)
const drawn = (groups: readonly RowGroup<string>[]) => groups.flatMap((group) => group.rows)

function whole(rows: readonly string[], before: RowGroup<string>[] = []) {
  let groups = before
  let frames = 0
  for (; !areDrawn(groups, rows); frames += 1) groups = nextGroups(groups, rows)
  return { groups, frames }
}

test('a page is whole after some frames, each row once and in its order', () => {
  const rows = list(100)
  const { groups, frames } = whole(rows)
  expect([...firstRows(rows), ...drawn(groups)]).toEqual(rows)
  expect(frames).toBe(6)
})

test('what a screen holds needs no frame', () => {
  expect(whole(list(32)).frames).toBe(0)
  expect(whole([]).frames).toBe(0)
})

test('after a change the groups follow one by one, and keep what they had until then', () => {
  const { groups } = whole(list(60))
  const rows = list(60, 'other')
  const first = nextGroups(groups, rows)
  expect(drawn(first)).toEqual([...rows.slice(32, 44), ...list(60).slice(44, 60)])
  expect(drawn(whole(rows, first).groups)).toEqual(rows.slice(32))
})

test('a shorter list has no rows of the longer one left', () => {
  const { groups } = whole(list(100))
  expect(drawn(whole(list(40), groups).groups)).toEqual(list(40).slice(32))
  expect(whole(list(3), groups).groups).toEqual([])
})
