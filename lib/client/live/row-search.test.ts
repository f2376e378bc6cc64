import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import { Ring } from './ring'
import { RowSearch } from './row-search'

const properties = { headers: null, messageId: null, correlationId: null, type: null }
const message = (text: string) =>
  ({
    exchange: '',
    routingKey: 'k',
    properties,
    payload: { encoding: 'utf8', text },
  }) as unknown as LiveMessage
const push = (ring: Ring, id: number, text: string) =>
  ring.push({ kind: 'message', id, stream: 's', source: 0, message: message(text), state: 'shown' }, 1)

test('finds rows as they come, forgets those that left, and goes around', () => {
  const ring = new Ring(3)
  const search = new RowSearch(ring, /order/giu)
  push(ring, 1, 'ORDER 1')
  push(ring, 2, 'nothing')
  expect(search.step()).toBe(true)
  expect(search.found).toEqual([1])
  push(ring, 3, 'an order')
  push(ring, 4, 'order order')
  search.step()
  expect(search.found).toEqual([3, 4])
  expect(search.next(null, false)).toBe(4)
  expect(search.next(4, false)).toBe(3)
  expect(search.next(3, true)).toBe(4)
})

test('forgets rows that were cleared although an older one stays', () => {
  const ring = new Ring(10)
  const search = new RowSearch(ring, /order/giu)
  for (const id of [1, 2, 3]) push(ring, id, 'order')
  search.step()
  ring.retain((row) => row.id === 1)
  push(ring, 4, 'order')
  search.step()
  expect(search.found).toEqual([1, 4])
})

test('stops when its time is over, and goes on where it was', () => {
  const ring = new Ring(1000)
  for (let id = 1; id <= 200; id += 1) push(ring, id, 'order')
  const search = new RowSearch(ring, /order/giu)
  let time = 0
  const clock = () => (time += 4)
  expect(search.step(clock)).toBe(false)
  expect(search.found.length).toBeLessThan(200)
  while (!search.step(clock));
  expect(search.found.length).toBe(200)
})
