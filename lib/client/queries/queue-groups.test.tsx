import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import type { QueueGroups } from '@/lib/api/queue-groups'
import { ConsoleError } from '@/lib/api/problem'
import { call } from '@/lib/client/api'
import { queueGroupsQuery, type GroupQueuesInput } from './queue-groups'

vi.mock('@/lib/client/api', () => ({ call: vi.fn() }))

const answer = (asOf: number, faults: QueueGroups['faults'] = []): QueueGroups => ({
  groups: [],
  queues: [],
  leftOut: 0,
  filtered: 1,
  total: 1,
  undecided: 0,
  faults,
  asOf,
})
const fault = (part: string) => ({ part, code: 'broker_timeout' as const, detail: 'late', since: 1 })
const top = { vhost: '', prefix: '' }
const orders = { vhost: '/', prefix: 'orders.' }
const audit = { vhost: '/', prefix: 'audit.' }
const late = new ConsoleError('broker_timeout', 'late')

/** What the console answers, by prefix. */
let answers: Record<string, QueueGroups | Error>
let client: QueryClient
beforeEach(() => {
  answers = { '': answer(30), 'orders.': answer(20), 'audit.': answer(10) }
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  vi.mocked(call).mockImplementation(async (_, { query }) => {
    const found = answers[(query as GroupQueuesInput).under ?? '']
    if (found instanceof Error) throw found
    return found
  })
})
const read = (input: GroupQueuesInput = {}, levels = [top, orders, audit]) =>
  client.fetchQuery(queueGroupsQuery(input, levels))

test('a level that is late leaves the others as new as they are', async () => {
  answers['orders.'] = late
  const { levels, asOf } = await read()
  expect(levels).toEqual([
    { level: top, answer: answer(30), error: null },
    { level: orders, answer: null, error: late },
    { level: audit, answer: answer(10), error: null },
  ])
  expect(asOf).toBe(10)
})

test('of a level that is late stays what was read last, under the same filter, whatever else was open', async () => {
  await read({ name: 'a' }, [top, orders])
  answers['orders.'] = answer(25)
  await read({ name: 'a' }, [top, orders, audit])
  answers['orders.'] = answer(28)
  await read({ name: 'a', type: 'quorum' }, [top, orders])
  answers['orders.'] = late
  expect((await read({ name: 'a' }, [top, audit, orders])).levels[2]).toEqual({
    level: orders,
    answer: answer(25),
    error: late,
  })
  expect((await read({ name: 'b' }, [top, orders])).levels[1]?.answer).toBeNull()
})

test.each(['refused', 'not_found'] as const)('of a level that is %s nothing stays', async (code) => {
  await read()
  const closed = new ConsoleError(code, 'gone')
  answers['orders.'] = closed
  expect((await read()).levels[1]).toEqual({ level: orders, answer: null, error: closed })
})

test('what is old in any level is told', async () => {
  answers['orders.'] = answer(20, [fault('list')])
  answers['audit.'] = answer(10, [fault('statistics')])
  expect((await read()).faults).toEqual([fault('list'), fault('statistics')])
})

test('without its top there is no tree', async () => {
  answers[''] = late
  await expect(read()).rejects.toBe(late)
})
