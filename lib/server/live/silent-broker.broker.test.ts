import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { closeAll } from '@/lib/server/amqp/pool'
import { startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import { openLiveStream } from './streams'

let vhost: TestVhost
beforeAll(async () => {
  vhost = await TestVhost.create('silent')
  await vhost.manage('PUT', 'queues/{vhost}/q', { durable: true })
})
afterAll(() => vhost.drop())

it('does not hold up the end of a live stream, nor of the connections', async () => {
  const proxy = await startAmqpProxy(vhost.login().amqpUrl)
  const login = { ...vhost.login(), amqpUrl: proxy.amqpUrl }
  const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'q' })
  const { signal } = new AbortController()
  const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
  await reader.until(({ kinds }) => kinds.includes('started'))
  proxy.silence()
  const start = Date.now()
  await reader.cancel()
  expect(Date.now() - start).toBeLessThan(3000)
  await closeAll()
  expect(Date.now() - start).toBeLessThan(5000)
  await proxy.close()
})
