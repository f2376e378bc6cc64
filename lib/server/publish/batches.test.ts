import { createServer, type AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { batchBody } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { endSessionBatches, listBatches, startBatch, stopBatch } from './batches'

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
