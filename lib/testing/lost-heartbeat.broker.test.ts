import { afterAll, beforeAll, expect, it } from 'vitest'
import { batchBody, type BatchProgress } from '@/lib/api/batches'
import { liveSource } from '@/lib/api/live'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeSession, leaseLink } from '@/lib/server/amqp/pool'
import { openLiveStream } from '@/lib/server/live/streams'
import { listBatches, startBatch } from '@/lib/server/publish/batches'
import { startAmqpProxy, type AmqpProxy } from './amqp-proxy'
import { LiveReader } from './live-reader'
import { TestVhost } from './test-vhost'

let vhost: TestVhost
let proxy: AmqpProxy
let through: AmqpLogin
let direct: AmqpLogin

beforeAll(async () => {
  vhost = await TestVhost.create('heartbeat')
  for (const name of ['batch', 'live']) await vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true })
  direct = vhost.login()
  proxy = await startAmqpProxy(direct.amqpUrl)
  through = { ...direct, sessionId: `${direct.sessionId}-through`, amqpUrl: proxy.amqpUrl }
})
afterAll(async () => {
  await proxy.close()
  await closeSession(through.sessionId)
  await closeSession(direct.sessionId)
  await vhost.drop()
})

const latest = (): BatchProgress => {
  const [batch] = listBatches(through.sessionId).batches
  if (batch === undefined) throw new Error('no batch')
  return batch
}

async function depth(name: string): Promise<number> {
  const { link, release } = await leaseLink(direct, vhost.name, 'get')
  const { channel } = await link.openChannel()
  const { messageCount } = await channel.checkQueue(name)
  await channel.close()
  release()
  return messageCount
}

/** Three of ten seconds each, as AMQP has it, and a bit. */
const noticed = 40_000

it(
  'a network that goes without a word: batch and viewer notice by the heartbeat, and call nothing failed',
  { timeout: noticed + 20_000 },
  async () => {
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'live' })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(through, [source], { signal }))
    await reader.until(({ kinds }) => kinds.includes('started'))
    const payload = 'x'.repeat(1024)
    startBatch(
      through,
      batchBody.parse({
        vhost: vhost.name,
        exchange: '',
        routingKey: 'batch',
        payload,
        source: { kind: 'template', count: 1_000_000 },
      }),
    )
    await expect.poll(() => latest().counts.confirmed, { timeout: 10_000 }).toBeGreaterThan(1_000)
    proxy.stall()
    const stalled = performance.now()
    const viewerEnded = reader.toEnd().then(() => performance.now() - stalled)
    await expect.poll(() => latest().state, { timeout: noticed }).toBe('failed')

    const { counts, problem } = latest()
    expect(problem).toMatchObject({ code: 'broker_unreachable' })
    const { sent, waiting, confirmed, unknown, refused, nacked, returned } = counts
    expect({ waiting, refused, nacked, returned }).toEqual({ waiting: 0, refused: 0, nacked: 0, returned: 0 })
    expect(confirmed + unknown).toBe(sent)
    // A window at most: it does not fill memory with what nobody confirms.
    expect(unknown).toBeLessThanOrEqual(256)
    expect(unknown).toBeGreaterThan(0)
    const arrived = await depth('batch')
    expect(arrived).toBeGreaterThanOrEqual(confirmed)
    expect(arrived).toBeLessThanOrEqual(confirmed + unknown)

    await expect.poll(() => reader.kinds, { timeout: noticed }).toContain('end')
    expect(reader.find('end').problem.code).toBe('broker_unreachable')
    await reader.cancel()
    expect(await viewerEnded).toBeLessThan(noticed)
  },
)
