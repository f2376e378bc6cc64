import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import type { Queue } from '@/lib/rabbitmq/queue'
import { levelOf } from './groups'

const queue = (name: string, messages: number | null = 1, vhost = '/'): Queue => {
  const row = queueRow({ name, vhost, messages, messages_ready: messages, messages_unacknowledged: 0 })
  if (row === null) throw new Error('no queue')
  return row
}

test('what shares the words before a delimiter is a group with sums, and the rest stands alone', () => {
  const queues = [
    queue('orders.eu.created', 3),
    queue('orders.eu.paid', 4),
    queue('orders.us', null),
    queue('orders', 9),
    queue('orders.eu.created', 1, 'other'),
    queue('trailing.'),
  ]
  const top = levelOf(queues, '.', '')
  expect(top.groups).toEqual([
    { vhost: '/', prefix: 'orders.', queues: 3, unknown: 1, ready: 7, unacked: 0, total: 7 },
    { vhost: 'other', prefix: 'orders.', queues: 1, unknown: 0, ready: 1, unacked: 0, total: 1 },
  ])
  expect(top.queues.map((each) => each.name)).toEqual(['orders', 'trailing.'])
  const below = levelOf(queues, '.', 'orders.')
  expect(below.groups.map((each) => each.prefix)).toEqual(['orders.eu.', 'orders.eu.'])
  expect(below.queues.map((each) => each.name)).toEqual(['orders.us'])
})

test('a group of unknown counts has an unknown sum', () => {
  expect(levelOf([queue('a.b', null), queue('a.c', null)], '.', '').groups[0]).toMatchObject({
    total: null,
    unknown: 2,
  })
})

test('each level holds every queue below it once, and its sums are those of the queues', () => {
  const names = array(constantFrom('a', 'b', 'ab', '.', '..'), { minLength: 1, maxLength: 6 })
  assert(
    property(array(names, { maxLength: 30 }), (parts) => {
      const queues = [...new Set(parts.map((each) => each.join('')))].map((name, n) => queue(name, n))
      const visit = (under: string): [count: number, messages: number] => {
        const level = levelOf(queues, '.', under)
        let [count, messages] = [
          level.queues.length,
          level.queues.reduce((sum, q) => sum + (q.total ?? 0), 0),
        ]
        for (const group of level.groups) {
          expect(group.prefix.length).toBeGreaterThan(under.length)
          const below = visit(group.prefix)
          expect(below).toEqual([group.queues, group.total])
          count += below[0]
          messages += below[1]
        }
        return [count, messages]
      }
      expect(visit('')).toEqual([queues.length, queues.reduce((sum, q) => sum + (q.total ?? 0), 0)])
    }),
  )
})
