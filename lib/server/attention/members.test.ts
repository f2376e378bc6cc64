import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { queueRow } from '@/lib/rabbitmq/queue-row'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { anna as login } from '@/lib/testing/anna'
import { mostQueues, readBehind } from './members'

vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))

const queue = (name: string, total: number) => {
  const nodes = ['a', 'b']
  const row = queueRow({ vhost: '/', name, type: 'quorum', messages: total, members: nodes, online: nodes })
  if (row === null) throw new Error('no queue')
  return row
}
const member = (node: string, state: string, index: number | '') => ({
  'Node Name': node,
  'Raft State': state,
  'Last Log Index': index,
})
/** As its schema makes it of the broker's answer. */
const answers = (members: object[]) =>
  vi
    .mocked(read)
    .mockImplementation((_, __, schema) => Promise.resolve({ data: schema.parse(members), asOf: 5 }))

beforeEach(() => vi.resetAllMocks())

test('members far behind are told, and neither the leader, nor one that keeps up or is silent', async () => {
  answers([
    member('a', 'leader', 9_000),
    member('b', 'follower', 7_000),
    member('c', 'follower', 8_500),
    member('d', 'nodedown', ''),
  ])
  const { data, asOf, cut } = await readBehind(login, '4.3.6', [queue('q', 1)])
  expect(data).toEqual(new Map([[keyOf({ vhost: '/', name: 'q' }), [{ node: 'b', entries: 2_000 }]]]))
  expect([asOf, cut]).toEqual([5, { looked: 1, of: 1 }])
})

test('no more than the first are asked, and it is said of how many', async () => {
  answers([])
  const many = Array.from({ length: 50 }, (_, index) => queue(`q${index}`, index))
  const { cut } = await readBehind(login, '4.3.6', many)
  expect(cut).toEqual({ looked: mostQueues, of: 50 })
  const asked = vi.mocked(read).mock.calls.map(([, path]) => path)
  expect(asked).toHaveLength(mostQueues)
  expect(asked[0]).toBe('queues/quorum/%2F/q49/status')
})

test('one that does not answer leaves the others alone; the end of a login ends it', async () => {
  answers([])
  vi.mocked(read).mockRejectedValueOnce(new ConsoleError('broker_timeout', ''))
  expect((await readBehind(login, '4.3.6', [queue('a', 1), queue('b', 2)])).cut).toEqual({ looked: 1, of: 2 })
  vi.mocked(read).mockRejectedValueOnce(new ConsoleError('signed_out', ''))
  await expect(readBehind(login, '4.3.6', [queue('a', 1)])).rejects.toMatchObject({ code: 'signed_out' })
})

test('a version that does not tell it is not asked', async () => {
  await expect(readBehind(login, '3.10.8', [queue('a', 1)])).rejects.toMatchObject({ code: 'not_found' })
  // Nor is anything missing where no queue has a second member.
  expect((await readBehind(login, '3.10.8', [])).data).toEqual(new Map())
  expect(read).not.toHaveBeenCalled()
})
