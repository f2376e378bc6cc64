import { describe, expect, test } from 'vitest'
import { Ring, type LiveRow } from './ring'

const gap = (id: number, to: number | null = null): LiveRow => ({
  kind: 'gap',
  id,
  reason: 'missing',
  from: 0,
  to,
})
const ids = (ring: Ring) => Array.from(ring, (row) => row.id)
const filled = (capacity: number, count: number) => {
  const ring = new Ring(capacity, 1_000)
  for (let id = 1; id <= count; id++) ring.push(gap(id), 10)
  return ring
}

describe('Ring', () => {
  test('keeps the newest rows, oldest first', () => {
    expect(ids(filled(3, 2))).toEqual([1, 2])
    expect(ids(filled(3, 8))).toEqual([6, 7, 8])
    expect(filled(3, 8).at(0)?.id).toBe(6)
    expect(filled(3, 8).at(3)).toBeUndefined()
    expect(filled(3, 8).at(-1)).toBeUndefined()
  })

  test('counts messages apart from gaps, also of those that left', () => {
    const ring = new Ring(2)
    const message = (id: number) => ({ kind: 'message', id }) as LiveRow
    ring.push(gap(1), 0)
    ring.push(message(2), 0)
    expect([ring.length, ring.messages]).toEqual([2, 1])
    ring.push(message(3), 0)
    expect([ring.length, ring.messages]).toEqual([2, 2])
    ring.push(gap(4), 0)
    ring.retain(({ kind }) => kind === 'message')
    expect([ring.length, ring.messages]).toEqual([1, 1])
  })

  test('tells which rows had to leave', () => {
    const ring = filled(2, 2)
    expect(ring.push(gap(3), 10).map((row) => row.id)).toEqual([1])
  })

  test('is bounded by characters too, but keeps at least the row that came', () => {
    const ring = new Ring(100, 25)
    ring.push(gap(1), 10)
    ring.push(gap(2), 10)
    expect(ring.push(gap(3), 10).map((row) => row.id)).toEqual([1])
    expect(ring.push(gap(4), 500).map((row) => row.id)).toEqual([2, 3])
    expect(ids(ring)).toEqual([4])
    expect(ring.isFull).toBe(true)
  })

  test('finds rows by id, also when ids have holes', () => {
    const ring = filled(10, 15)
    ring.retain((row) => row.id % 3 === 0)
    expect(ids(ring)).toEqual([6, 9, 12, 15])
    expect(ring.indexOf(12)).toBe(2)
    expect(ring.indexOf(7)).toBe(-1)
    expect(ring.indexOf(99)).toBe(-1)
    expect(ring.find(15)?.id).toBe(15)
  })

  test('replaces rows, and its version tells only of what changed', () => {
    const ring = filled(4, 6)
    const { version } = ring
    ring.update((row) => row)
    ring.updateOne(99, () => gap(99))
    expect(ring.version).toBe(version)
    const before = ring.find(4)
    ring.updateOne(5, (row) => ({ ...row, id: row.id }))
    expect(ring.version).toBe(version + 1)
    expect(ring.find(4)).toBe(before)
  })

  test('moves its rows into another ring', () => {
    const [waiting, shown] = [filled(3, 3), new Ring(4, 1_000)]
    shown.push(gap(0), 10)
    shown.push(gap(0.5), 10)
    expect(waiting.drainInto(shown).map((row) => row.id)).toEqual([0])
    expect(ids(shown)).toEqual([0.5, 1, 2, 3])
    expect(waiting.length).toBe(0)
  })

  test('has room again after rows left', () => {
    const ring = filled(3, 9)
    ring.retain(() => false)
    expect(ring.isFull).toBe(false)
    ring.push(gap(20), 1)
    expect(ids(ring)).toEqual([20])
  })
})
