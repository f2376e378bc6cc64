import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import { anna as login } from '@/lib/testing/anna'
import { mayEnter, read, write } from './client'
import { send } from './transport'

vi.mock('./transport')

// Before the hub is made, which takes the clock of then.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => vi.mocked(send).mockReset())

const anything = z.unknown()
const answered = { json: {}, bytes: 1, took: 1, etag: null, status: 200, foreign: false }
const asked = () => vi.mocked(send).mock.calls.map(([, , path]) => path)

test('a refusal names what it needs as it is called', async () => {
  vi.mocked(send).mockRejectedValue(new ConsoleError('refused', 'Access refused.'))
  const about = { needs: 'configure permission on queue "a..b"' }
  await expect(write(login, 'DELETE', 'queues/v/a..b', {}, about)).rejects.toThrow(
    'Access refused. This needs configure permission on queue "a..b".',
  )
})

test('whether a virtual host is open is asked once in a minute, whatever the answer', async () => {
  vi.mocked(send).mockImplementation((_, __, path) => {
    if (path.includes('open')) return Promise.resolve({ ...answered })
    return Promise.reject(new ConsoleError(path.includes('gone') ? 'not_found' : 'refused', 'No'))
  })
  const ask = () => Promise.all(['open', 'closed', 'gone'].map((vhost) => mayEnter(login, vhost)))
  expect(await ask()).toEqual([true, false, false])
  vi.advanceTimersByTime(50_000)
  expect(await ask()).toEqual([true, false, false])
  expect(asked()).toHaveLength(3)
  vi.advanceTimersByTime(11_000)
  expect(await ask()).toEqual([true, false, false])
  expect(asked()).toHaveLength(6)
})

test('a refusal that is remembered is explained once', async () => {
  vi.mocked(send).mockImplementation(() => Promise.reject(new ConsoleError('refused', 'Access refused.')))
  const ask = () => read(login, 'queues/v/q', anything, { about: { vhost: 'v' } })
  const refusal = 'Virtual host "v" cannot be entered'
  await Promise.all([expect(ask()).rejects.toThrow(refusal), expect(ask()).rejects.toThrow(refusal)])
  await expect(ask()).rejects.toThrow(refusal)
  expect(asked()).toEqual(['queues/v/q', 'exchanges/v/amq.direct'])
})
