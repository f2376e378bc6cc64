import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { closeAll, leaseLink, openConnections } from '@/lib/server/amqp/pool'
import { beginShutdown } from '@/lib/server/shutdown'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import { openLiveStream, shutdownLive } from './streams'

let vhost: TestVhost
beforeAll(async () => {
  vhost = await TestVhost.create('shutdown')
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

it('gives every message of ten viewers back within five seconds, and tells the readers', async () => {
  const queues = Array.from({ length: 10 }, (_, index) => `q${index}`)
  const admin = vhost.login()
  const { link } = await leaseLink(admin, vhost.name, 'publish')
  const { channel } = await link.openConfirmChannel()
  for (const [index, queue] of queues.entries()) {
    const type = index % 2 === 0 ? 'classic' : 'quorum'
    await vhost.manage('PUT', `queues/{vhost}/${queue}`, {
      durable: true,
      arguments: { 'x-queue-type': type },
    })
    for (let message = 0; message < 200; message += 1) channel.publish('', queue, Buffer.from('x'))
  }
  await channel.waitForConfirms()

  const readers = await Promise.all(
    queues.map(async (queue) => {
      const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue, prefetch: 150 })
      const { signal } = new AbortController()
      return new LiveReader(await openLiveStream(vhost.login(), [source], { signal }))
    }),
  )
  await Promise.all(readers.map((reader) => reader.until(({ messages }) => messages.length === 150)))
  const ready = async () => {
    const counts = await Promise.all(queues.map((queue) => channel.checkQueue(queue)))
    return counts.reduce((sum, { messageCount }) => sum + messageCount, 0)
  }
  expect(await ready()).toBe(10 * 50)

  beginShutdown()
  const start = Date.now()
  await shutdownLive()
  expect(Date.now() - start).toBeLessThan(3_000)
  await expect.poll(ready).toBe(10 * 200)
  expect(Date.now() - start).toBeLessThan(5_000)
  for (const reader of readers) {
    await reader.toEnd()
    expect(reader.find('closed').problem.code).toBe('shutting_down')
  }

  const late = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'q0' })
  const { signal } = new AbortController()
  await expect(openLiveStream(admin, [late], { signal })).rejects.toMatchObject({ code: 'shutting_down' })
  await closeAll()
  expect(openConnections()).toBe(0)
})
