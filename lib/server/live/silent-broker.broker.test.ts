import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { closeAll } from '@/lib/server/amqp/pool'
import { holdsAck, startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import { openLiveStream, settleLive } from './streams'

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
  expect(Date.now() - start).toBeLessThan(3_000)
  await closeAll()
  expect(Date.now() - start).toBeLessThan(5_000)
  await proxy.close()
})

/** A channel.close that names a code which would mean, before anything was sent, that nothing was done. */
function channelClose(channel: number, text: string): Buffer {
  const head = Buffer.of(0, 20, 0, 40, 406 >> 8, 406 & 255, text.length)
  const payload = Buffer.concat([head, Buffer.from(text), Buffer.of(0, 0, 0, 0)])
  const frame = Buffer.alloc(7)
  frame.writeUInt8(1, 0)
  frame.writeUInt16BE(channel, 1)
  frame.writeUInt32BE(payload.length, 3)
  return Buffer.concat([frame, payload, Buffer.of(0xce)])
}

it('says of an ack that was sent no word that means that nothing was sent', async () => {
  const message = { properties: {}, routing_key: 'q', payload: 'one', payload_encoding: 'string' }
  await vhost.manage('POST', 'exchanges/{vhost}/amq.default/publish', message)
  const proxy = await startAmqpProxy(vhost.login().amqpUrl)
  const login = { ...vhost.login(), amqpUrl: proxy.amqpUrl }
  const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'q' })
  const { signal } = new AbortController()
  const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
  await reader.until(({ messages }) => messages.length === 1)
  proxy.onClientBytes = (bytes) => {
    if (!holdsAck(bytes)) return
    const ack = bytes.indexOf(Buffer.of(0, 60, 0, 80))
    proxy.silence()
    // Behind this write, in which the question for the broker's answer may be as well.
    setTimeout(() => proxy.inject(channelClose(bytes.readUInt16BE(ack - 6), 'timed out')), 50)
  }
  const settlement = settleLive(login.sessionId, reader.id, { source: 0, seqs: [1], settlement: 'ack' })
  await expect(settlement).rejects.toMatchObject({ code: 'broker_unexpected', message: 'timed out' })
  await reader.cancel()
  await closeAll()
  await proxy.close()
})
