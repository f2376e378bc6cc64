import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import type { Properties } from '@/lib/rabbitmq/message'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { ArrivedMessage } from './arrived-message'
import { Ring } from './ring'
import { RowSearch } from './row-search'

const message = (text: string, properties: Partial<Properties>) =>
  ({
    exchange: '',
    routingKey: 'k',
    properties: { ...noProperties(), ...properties },
    payload: { encoding: 'utf8', text },
  }) as unknown as LiveMessage
const push = (ring: Ring, id: number, text: string, properties: Partial<Properties> = {}) =>
  ring.push(
    {
      kind: 'message',
      id,
      stream: 's',
      source: 0,
      message: ArrivedMessage.of(message(text, properties)),
      state: 'shown',
    },
    1,
  )

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

test('finds what a message shows, and not the words in which its headers are written', () => {
  const ring = new Ring(10)
  push(ring, 1, 'x')
  push(ring, 2, 'x', {
    appId: 'shop',
    replyTo: 'answers',
    priority: 9,
    headers: [
      { name: 'path', value: { type: 'string', value: String.raw`C:\a "b"` } },
      {
        name: 'deep',
        value: {
          type: 'array',
          items: [
            { type: 'table', entries: [{ name: 'inside', value: { type: 'int64', value: '4711' } }] },
            { type: 'boolean', value: true },
          ],
        },
      },
    ],
  })
  const found = (text: string) => {
    const search = new RowSearch(ring, new RegExp(text.replace(/\\/g, '\\\\'), 'giu'))
    search.step()
    return search.found
  }
  for (const text of [
    'shop',
    'answers',
    '9',
    String.raw`C:\a`,
    'a "b"',
    'path',
    'deep',
    'inside',
    '4711',
    'true',
  ])
    expect([text, found(text)]).toEqual([text, [2]])
  for (const text of ['name', 'value', 'type', 'string', 'int64', 'entries', 'null', '"deep"'])
    expect([text, found(text)]).toEqual([text, []])
})
