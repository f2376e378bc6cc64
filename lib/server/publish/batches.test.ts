import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { batchBody } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { PayloadPlace, payloadRoom, takenPayloadRoom } from '@/lib/server/payload-room'
import { batchBytes } from './batch-bytes'
import { endSessionBatches, listBatches, shutdownBatches, startBatch, stopBatch } from './batches'
import { dropUpload, holdUpload, saveUpload } from './uploads'

/** Nobody listens there. */
const login: AmqpLogin = {
  sessionId: 'nobody',
  brokerId: 'none',
  amqpUrl: { protocol: 'amqp', hostname: '127.0.0.1', port: 1 },
  ca: null,
  username: 'guest',
  password: 'guest',
}
const body = {
  vhost: '/',
  exchange: '',
  routingKey: 'q',
  payload: 'x',
  source: { kind: 'template', count: 3 },
} as const

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

afterEach(() => endSessionBatches('nobody', new ConsoleError('signed_out', 'over')))

it('a batch that is over keeps what is told of it, and not its request', async () => {
  const start = () => {
    const request = batchBody.parse(body)
    return { ...startBatch(login, request), request: new WeakRef(request) }
  }
  const { id, request } = start()
  await expect.poll(() => listBatches('nobody').batches[0]?.state).toBe('failed')
  const [told] = listBatches('nobody').batches
  expect(told).toMatchObject({ id, routingKey: 'q', total: 3, problem: { code: 'broker_unreachable' } })
  await expect
    .poll(() => {
      collectGarbage()
      return request.deref()
    })
    .toBeUndefined()
  expect(listBatches('nobody').batches).toEqual([told])
  expect(await stopBatch('nobody', id)).toEqual(told)
})

it('a batch of which nobody can tell whether it may go on stops with a problem', async () => {
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { port } = silent.address() as AddressInfo
  const amqpUrl = { ...login.amqpUrl, port }
  startBatch({ ...login, amqpUrl }, batchBody.parse(body), () => Promise.reject(new TypeError('ours')))
  vi.advanceTimersByTime(60_000)
  const told = () => listBatches('nobody').batches[0]
  await expect.poll(() => told()?.state).toBe('stopped')
  expect(told()?.problem).toMatchObject({ code: 'internal' })
})

describe('the room for payloads', () => {
  const parsed = (more: object = {}) => batchBody.parse({ ...body, payload: 'x'.repeat(300_000), ...more })

  /** A broker that says nothing: a batch stays until it is stopped. */
  async function silently(): Promise<AmqpLogin> {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    return { ...login, amqpUrl: { ...login.amqpUrl, port: (silent.address() as AddressInfo).port } }
  }

  it.each([
    ['that is stopped', (id: string) => stopBatch('nobody', id)],
    ['of a session that ends', () => endSessionBatches('nobody', new ConsoleError('signed_out', 'over'))],
    ['of a console that shuts down', () => shutdownBatches()],
  ])('is taken by a batch as long as it runs, and given back by one %s', async (_, end) => {
    const { id } = startBatch(await silently(), parsed())
    expect(takenPayloadRoom()).toBe(batchBytes(parsed(), 0))
    await end(id)
    expect(takenPayloadRoom()).toBe(0)
  })

  it('is given back by a batch that fails', async () => {
    startBatch(login, parsed())
    expect(takenPayloadRoom()).toBeGreaterThan(0)
    await expect.poll(() => takenPayloadRoom()).toBe(0)
    expect(listBatches('nobody').batches[0]?.state).toBe('failed')
  })

  it('that is full lets no batch begin, which holds neither room nor its file then', async () => {
    const others = new PayloadPlace()
    others.take(payloadRoom)
    onTestFinished(() => others.release())
    const { id } = await saveUpload('nobody', new Blob(['x'.repeat(300_000)]).stream())
    const { file, letGo } = holdUpload('nobody', id, '/')
    await letGo()
    const start = () => startBatch(login, parsed({ payload: id, payloadEncoding: 'file' }))
    expect(start).toThrow('Nothing was sent. Wait until others have gone, then try again.')
    expect(listBatches('nobody').batches).toEqual([])
    expect(takenPayloadRoom()).toBe(payloadRoom)
    await dropUpload('nobody', id)
    expect(existsSync(file)).toBe(false)
  })

  it('a batch asks for what it may hold at a time, however long it is', () => {
    const mebibyte = 1024 * 1024
    const bytes = (more: object, file = 0) => batchBytes(batchBody.parse({ ...body, ...more }), file)
    const many = { source: { kind: 'template', count: 1_000_000 }, window: 100 }
    expect(bytes({ ...many, payload: 'x'.repeat(1000) })).toBe(2000 + 100 * 1000)
    expect(bytes({ ...many, payload: '{{uuid}}' })).toBe(16 + 100 * 40)
    expect(bytes({ ...many, payload: '订', charset: 'UTF-8' })).toBe(1 + 3 + 100 * 3)
    expect(bytes({ ...many, payload: 'x'.repeat(mebibyte) })).toBe(34 * mebibyte)
    const file = { payload: 'id', payloadEncoding: 'file' }
    expect(bytes({ ...many, ...file }, 16 * mebibyte)).toBe(2 + 48 * mebibyte)
    const lines = { source: { kind: 'file', upload: 'id', format: { kind: 'lines' } }, payload: '' }
    expect([bytes(lines, 10), bytes(lines, 500 * mebibyte)]).toEqual([20, 64 * mebibyte])
  })
})
