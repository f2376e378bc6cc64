import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BatchProgress } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { beginBatch, dropUploaded, readBatches } from '@/lib/client/queries/batches'
import { uploadFile } from '@/lib/client/upload'
import { startReplay } from './start-replay'

vi.mock('@/lib/client/queries/batches', () => ({
  beginBatch: vi.fn(),
  dropUploaded: vi.fn(),
  readBatches: vi.fn(),
}))
vi.mock('@/lib/client/upload', () => ({ uploadFile: vi.fn() }))

const target = { vhost: '/', exchange: 'events', routingKey: '' }
const batch = (id: string) => ({ ...target, id }) as BatchProgress
/** What the console has before, and at each look afterwards. */
const has = (...answers: string[][]) => {
  for (const ids of answers) vi.mocked(readBatches).mockResolvedValueOnce({ batches: ids.map(batch) })
}
const onBegin = vi.fn()
const start = async ({ signal } = new AbortController()) => {
  const started = startReplay(
    new Blob(['{}']),
    { ...target, payload: '' },
    { kind: 'json-lines' },
    { signal, onBegin },
  )
  started.catch(() => undefined)
  await vi.runAllTimersAsync()
  return started
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.useFakeTimers()
  vi.mocked(uploadFile).mockResolvedValue({ id: 'upload', bytes: 2, sha256: '' })
  vi.mocked(dropUploaded).mockResolvedValue(undefined)
})
afterEach(() => vi.useRealTimers())

test('a replay runs, and its file is nobody else’s', async () => {
  has([])
  vi.mocked(beginBatch).mockResolvedValue({ id: 'one' })
  expect(await start()).toBe(true)
  expect(dropUploaded).toHaveBeenCalledWith('upload')
})

test('one that is called off while its file is uploaded is not begun, and its file goes', async () => {
  has([])
  const controller = new AbortController()
  vi.mocked(uploadFile).mockImplementation(() => {
    controller.abort()
    return Promise.resolve({ id: 'upload', bytes: 2, sha256: '' })
  })
  await expect(start(controller)).rejects.toHaveProperty('name', 'AbortError')
  expect(onBegin).not.toHaveBeenCalled()
  expect(beginBatch).not.toHaveBeenCalled()
  expect(dropUploaded).toHaveBeenCalledWith('upload')
})

test('whose start has no answer is looked for, and is no error', async () => {
  vi.mocked(beginBatch).mockRejectedValue(new ConsoleUnreachable('gone'))
  has(['before'], ['before'], ['new', 'before'])
  expect(await start()).toBe(true)
  has(['before'], ['before'], ['before'], ['before'])
  expect(await start()).toBe(false)
  has([])
  vi.mocked(readBatches).mockRejectedValueOnce(new ConsoleUnreachable('gone'))
  expect(await start()).toBe(false)
})

test('whose file did not arrive, or that was refused, is an error', async () => {
  has([], [])
  vi.mocked(uploadFile).mockRejectedValueOnce(new ConsoleUnreachable('gone'))
  await expect(start()).rejects.toBeInstanceOf(ConsoleUnreachable)
  expect(beginBatch).not.toHaveBeenCalled()
  vi.mocked(beginBatch).mockRejectedValue(new ConsoleError('too_many', 'stop one first'))
  await expect(start()).rejects.toMatchObject({ code: 'too_many' })
  expect(dropUploaded).toHaveBeenCalledWith('upload')
})
