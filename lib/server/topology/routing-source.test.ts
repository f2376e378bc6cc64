import { expect, test, vi } from 'vitest'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { send } from '@/lib/server/management/transport'
import { anna as login } from '@/lib/testing/anna'
import { readRoutingIndex } from './routing-source'

vi.mock('@/lib/server/management/transport')
vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))

test('however many ask for a fresh topology at once, the broker tells it twice', async () => {
  const data = Object.assign([], { rows: [], version: '4.0.0' })
  vi.mocked(read).mockResolvedValue({ data, asOf: 1 })
  const bindings = { json: [], argumentsAt: () => [] }
  vi.mocked(send).mockResolvedValue({
    status: 200,
    json: bindings,
    bytes: 2,
    took: 1,
    etag: null,
    foreign: false,
  })
  const ask = (vhost: string) => readRoutingIndex({ login, tags: [] }, vhost, true)
  await Promise.all(Array.from({ length: 6 }, () => ask('v')))
  expect(vi.mocked(send).mock.calls.map(([, , path]) => path)).toEqual(['bindings/v', 'bindings/v'])
  await ask('v')
  expect(send).toHaveBeenCalledTimes(3)
})
