import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { tapPrefetch } from '@/lib/server/amqp/tap'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import { openLiveStream } from './streams'

let vhost: TestVhost
beforeAll(async () => {
  vhost = await TestVhost.create('stalled')
  await vhost.manage('PUT', 'queues/{vhost}/q', { durable: true })
  await vhost.manage('POST', 'bindings/{vhost}/e/amq.fanout/q/q', {})
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

/** In a process of its own: what is published here would be in our memory too. */
async function publishElsewhere(count: number, bytes: number): Promise<void> {
  const { username, password, amqpUrl } = vhost.login()
  const script = `
    import { connect } from 'amqplib'
    const model = await connect(${JSON.stringify({ ...amqpUrl, username, password, vhost: vhost.name })})
    const channel = await model.createConfirmChannel()
    const body = Buffer.alloc(${bytes}, 'x')
    for (let sent = 0; sent < ${count}; sent += 1) {
      channel.publish('amq.fanout', '', body)
      if (sent % 500 === 0) await channel.waitForConfirms()
    }
    await channel.waitForConfirms()
    await model.close()
  `
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
}

it('costs the console little memory, and the broker no more than the prefetch', async () => {
  const sources = [
    { kind: 'queue', vhost: vhost.name, queue: 'q', prefetch: 1000 },
    { kind: 'tap', vhost: vhost.name, exchange: 'amq.fanout' },
  ].map((source) => liveSource.parse(source))
  const login = vhost.login()
  const { signal } = new AbortController()
  const reader = new LiveReader(await openLiveStream(login, sources, { signal }))
  await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'started').length === 2)
  const tapQueue = reader.events.flatMap((event) =>
    event.event === 'started' && event.source === 1 ? [event.queue] : [],
  )

  const before = process.memoryUsage.rss()
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  await publishElsewhere(40_000, 4096)
  clearInterval(watching)
  expect((most - before) / 1024 / 1024).toBeLessThan(50)

  // The tap's queue is exclusive to its connection.
  const { link } = await leaseLink(login, vhost.name, 'consume')
  const { channel } = await link.openChannel()
  expect((await channel.checkQueue('q')).messageCount).toBe(39_000)
  expect((await channel.checkQueue(tapQueue[0] ?? '')).messageCount).toBe(10_000)

  await reader.until(({ messages }) => messages.length > 5000)
  const fromTap = reader.events.flatMap((event) =>
    event.event === 'messages' && event.source === 1 ? event.messages : [],
  )
  // What it had taken when it stalled, and then what the queue kept: the newest ones.
  expect(fromTap.length).toBeGreaterThan(tapPrefetch)
  await reader.cancel()
  await expect.poll(async () => (await channel.checkQueue('q')).messageCount).toBe(40_000)
})
