import { expect, test } from 'vitest'
import { costlyQueueSorts } from './queue-sorts'
import { listQueuesQuery } from './queues-list'
import { listChannelsQuery, listConnectionsQuery } from './clients'
import { queueShape } from '@/lib/rabbitmq/queue'

const pathOf = (query: unknown) => listQueuesQuery.safeParse(query).error?.issues[0]?.path[0]

test('a list of queues is the broker’s first page unless more is asked', () => {
  expect(listQueuesQuery.parse({})).toMatchObject({
    name: '',
    regex: false,
    page: 1,
    pageSize: 100,
    dir: 'asc',
    hasMessages: false,
    noConsumers: false,
    growing: false,
  })
})

test.each([
  [{ sort: 'messages' }, 'sort'],
  [{ dir: 'up' }, 'dir'],
  [{ durable: '1' }, 'durable'],
  [{ hasMessages: 'yes' }, 'hasMessages'],
])('%o is refused at %s', (query, path) => {
  expect(pathOf(query)).toBe(path)
})

test('an empty policy is a filter, an absent one is none', () => {
  expect(listQueuesQuery.parse({ policy: '' }).policy).toBe('')
  expect(listQueuesQuery.parse({}).policy).toBeUndefined()
})

test('every field to sort by is a field of the rows', () => {
  const sorts = listQueuesQuery.shape.sort.unwrap().options
  expect(sorts.filter((sort) => !(sort in queueShape.shape))).toEqual([])
  expect(costlyQueueSorts.every((sort) => sorts.includes(sort))).toBe(true)
  expect(listConnectionsQuery.parse({ sort: 'receivedRate', dir: 'desc' }).sort).toBe('receivedRate')
  expect(listChannelsQuery.safeParse({ sort: 'prefetch_count' }).success).toBe(false)
})
