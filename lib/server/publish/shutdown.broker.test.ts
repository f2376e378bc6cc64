import { afterAll, beforeAll, expect, it } from 'vitest'
import { template, TestBatches } from '@/lib/testing/test-batches'
import { beginShutdown } from '@/lib/server/shutdown'
import { shutdownBatches } from './batches'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batches-shutdown')
})
afterAll(() => batches.drop())

it('ends every batch within a second, tells why, and begins no more', async () => {
  const name = await batches.queue()
  const start = () => batches.start({ source: template(10_000_000), routingKey: name, rate: 1000 })
  const seen = [start(), start()].map((id) => batches.follow(id))
  await expect.poll(() => batches.latest().counts.confirmed).toBeGreaterThan(10)
  beginShutdown()
  const from = Date.now()
  await shutdownBatches()
  expect(Date.now() - from).toBeLessThan(1_500)
  const ends = (await Promise.all(seen)).map((events) => events.at(-1))
  for (const end of ends) {
    expect(end).toMatchObject({
      state: 'stopped',
      counts: { waiting: 0 },
      problem: { code: 'shutting_down' },
    })
  }
  expect(start).toThrow('shutting down')
})
