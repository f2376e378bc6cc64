import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it } from 'vitest'
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
