import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { leaseOwnLink } from '@/lib/server/amqp/pool'
import { startAmqpProxy, type AmqpProxy } from '@/lib/testing/amqp-proxy'
import { TestBatches } from '@/lib/testing/test-batches'
import { PublishRun } from './publish-run'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batch-window')
})
afterAll(() => batches.drop())

const mebibyte = 1024 * 1024
const soon = { timeout: 15_000 }
/** Longer than a run waits before it looks around. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300))

/** A run as fast as it can, with a confirm for its first message only: then `spoil` is done to its connection. */
async function spoiled(window: number, bytes: number, spoil: (proxy: AmqpProxy) => void) {
  const routingKey = await batches.queue()
  const proxy = await startAmqpProxy(batches.login.amqpUrl)
  const login = { ...batches.login, amqpUrl: proxy.amqpUrl }
  const { link, release } = await leaseOwnLink(login, batches.vhost.name, 'publish')
  const watched = await link.openConfirmChannel()
  const run = new PublishRun(link, watched, { guarantee: 'confirm', window, rate: null })
  const payload = Buffer.alloc(bytes, 'x')
  const properties = writeProperties(noProperties())
  let made = 0
  const over = run
    .run(() => {
      made += 1
      // The first one is sent alone.
      if (made === 2) spoil(proxy)
      return { exchange: '', routingKey, properties, payload, mandatory: true }
    })
    .finally(release)
  const end = async () => {
    run.stop()
    await over
    await proxy.close()
  }
  return { ledger: run.ledger, proxy, routingKey, end }
}

describe('a batch that gets no answer', () => {
  it('sends its window, and no more', async () => {
    const { ledger, end } = await spoiled(10, 1, (proxy) => proxy.silence())
    await expect.poll(() => ledger.counts.waiting, soon).toBeGreaterThanOrEqual(10)
    await aWhile()
    expect(ledger.counts).toMatchObject({ sent: 11, confirmed: 1, waiting: 10 })
    await end()
  })

  it('holds 32 MiB at most, however large its window is', async () => {
    const { ledger, end } = await spoiled(10_000, mebibyte, (proxy) => proxy.silence())
    await expect.poll(() => ledger.bytesWaiting, soon).toBeGreaterThanOrEqual(32 * mebibyte)
    await aWhile()
    expect(ledger.bytesWaiting).toBe(32 * mebibyte)
    await end()
  })
})

it('a batch that nobody reads fills no memory, and goes on when it is read again', async () => {
  const { ledger, proxy, routingKey, end } = await spoiled(5000, 4096, (proxy) => proxy.jam())
  await expect.poll(() => ledger.counts.sent, soon).toBeGreaterThan(1000)
  let sent = 0
  while (sent < ledger.counts.sent) {
    ;({ sent } = ledger.counts)
    await aWhile()
  }
  // Far from its window of 20 MiB.
  expect(sent).toBeLessThan(4000)
  proxy.flow()
  await expect.poll(() => ledger.counts.confirmed, soon).toBeGreaterThan(sent)
  await end()
  expect(await batches.depth(routingKey)).toBeGreaterThanOrEqual(ledger.counts.confirmed)
})
