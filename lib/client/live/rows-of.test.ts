import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import { ArrivedMessage } from './arrived-message'
import { Ring } from './ring'
import { rowsOf } from './rows-of'

const push = (ring: Ring, id: number) =>
  ring.push(
    {
      kind: 'message',
      id,
      stream: 's',
      source: 0,
      message: ArrivedMessage.of({} as LiveMessage),
      state: 'shown',
    },
    1,
  )
const idsOf = (ring: Ring, ...ids: number[]) => rowsOf(ring, ids).map(({ id }) => id)

test('of what is asked for, the messages that are here', () => {
  const ring = new Ring(5)
  for (const id of [1, 2, 3]) push(ring, id)
  ring.push({ kind: 'gap', id: 4, reason: 'missing', from: 0, to: null }, 0)
  for (const id of [5, 6]) push(ring, id)
  expect(idsOf(ring, 1, 2, 3, 4, 5, 6, 7)).toEqual([2, 3, 5, 6])
  expect(idsOf(ring, 2, 6)).toEqual([2, 6])
  ring.retain((row) => row.id !== 3)
  expect(idsOf(ring, 2, 3, 5)).toEqual([2, 5])
  expect(idsOf(ring)).toEqual([])
})
