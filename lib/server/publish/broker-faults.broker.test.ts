import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchBody, type BatchCounts, type BatchProgress } from '@/lib/api/batches'
import { publishBody } from '@/lib/api/messages'
import { outgoingOf } from '@/lib/server/amqp/outgoing'
import { closeSession, leaseOwnLink } from '@/lib/server/amqp/pool'
import { publishMessage } from '@/lib/server/amqp/publish'
import { OwnBroker } from '@/lib/testing/own-broker'
import { listBatches, startBatch, stopBatch } from './batches'

const broker = new OwnBroker('faults')
const payload = 'x'.repeat(1024)
const count = 10_000

beforeAll(() => broker.start(), 120_000)
afterAll(() => broker.end())

const latest = (): BatchProgress => {
  const [batch] = listBatches('own').batches
  if (batch === undefined) throw new Error('no batch')
  return batch
}
const sumOf = (counts: BatchCounts) =>
  Object.values(counts).reduce((sum, part) => sum + part, 0) - counts.sent
const turn = () => new Promise((resolve) => setImmediate(resolve))

async function withChannel<T>(
  work: (channel: Awaited<ReturnType<typeof open>>['channel']) => Promise<T>,
): Promise<T> {
  const { channel, release } = await open()
  try {
    return await work(channel)
  } finally {
    release()
  }
}
async function open() {
  const { link, release } = await leaseOwnLink(broker.login(), '/', 'get')
  const { channel } = await link.openChannel()
  return { channel, release }
}
const declare = (name: string) => withChannel((channel) => channel.assertQueue(name, { durable: true }))
const depth = async (name: string) => (await withChannel((channel) => channel.checkQueue(name))).messageCount
const start = (routingKey: string, total = count) =>
  startBatch(
    broker.login(),
    batchBody.parse({
      vhost: '/',
      exchange: '',
      routingKey,
      payload,
      source: { kind: 'template', count: total },
    }),
  )

/** Each kill takes a broker's start. `WARREN_KILLS=all` kills ten times, at every tenth of the way. */
const kills = process.env['WARREN_KILLS'] === 'all' ? [5, 15, 25, 35, 45, 55, 65, 75, 85, 95] : [5, 50, 95]

describe('a memory alarm', () => {
  it('in the middle of a batch: it waits, says why, stops within a second, and goes on where it is over', async () => {
    await declare('alarmed')
    const { id } = start('alarmed', 10_000_000)
    while (latest().counts.confirmed < 1000) await turn()
    if (!(await broker.control('set_vm_memory_high_watermark', '0.0001'))) return
    await expect.poll(() => latest().blocked, { timeout: 10_000 }).toContain('memory')
    const { sent } = latest().counts
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(latest().counts.sent).toBe(sent)
    expect(latest()).toMatchObject({ state: 'running', problem: null })
    await broker.control('set_vm_memory_high_watermark', '0.6')
    await expect.poll(() => latest().counts.sent, { timeout: 10_000 }).toBeGreaterThan(sent + 1000)
    expect(latest().blocked).toBeNull()

    await broker.control('set_vm_memory_high_watermark', '0.0001')
    await expect.poll(() => latest().blocked, { timeout: 10_000 }).toContain('memory')
    const asked = performance.now()
    const { counts, state } = await stopBatch('own', id)
    expect(performance.now() - asked).toBeLessThan(1000)
    expect(state).toBe('stopped')
    expect(sumOf(counts)).toBe(counts.sent)
    await broker.control('set_vm_memory_high_watermark', '0.6')
    // What the broker had not read yet went with the connection: nothing comes later than the unknown ones.
    const arrived = await depth('alarmed')
    expect(arrived).toBeGreaterThanOrEqual(counts.confirmed)
    expect(arrived).toBeLessThanOrEqual(counts.confirmed + counts.unknown)
  }, 90_000)

  it('before a message: nothing is sent, and it is said', async () => {
    const body = publishBody.parse({ exchange: '', routingKey: 'alarmed', payload: 'x' })
    const publish = () =>
      publishMessage(broker.login(), '/', outgoingOf(body, Buffer.from('x')), body, {
        answer: 5000,
        blocked: 500,
      })
    expect((await publish()).outcome).toEqual({ kind: 'confirmed', routed: true })
    if (!(await broker.control('set_vm_memory_high_watermark', '0.0001'))) return
    const before = await depth('alarmed')
    // RabbitMQ tells a connection that it is blocked when it has published something.
    expect((await publish()).outcome).toEqual({ kind: 'unknown', reason: 'blocked' })
    await broker.control('set_vm_memory_high_watermark', '0.6')
    expect((await depth('alarmed')) - before).toBeLessThanOrEqual(1)
    await closeSession('own')
  }, 60_000)
})

describe('a broker that is killed in the middle of a batch of 10,000', () => {
  it.each(kills)(
    'at %i %: counts add up, and what may have arrived is called unknown',
    async (percent) => {
      const name = `killed-${percent}`
      await declare(name)
      start(name)
      while (latest().counts.sent < (count * percent) / 100) await turn()
      broker.kill()
      await expect.poll(() => latest().state, { timeout: 10_000, interval: 5 }).toBe('failed')
      const { counts, problem } = latest()
      expect(problem).toMatchObject({ code: 'broker_unreachable' })
      expect(sumOf(counts)).toBe(counts.sent)
      expect(counts).toMatchObject({ waiting: 0, nacked: 0, returned: 0, refused: 0 })
      expect(counts.sent).toBeLessThanOrEqual(count)
      await broker.restart()
      const arrived = await depth(name)
      expect(arrived).toBeGreaterThanOrEqual(counts.confirmed)
      expect(arrived).toBeLessThanOrEqual(counts.confirmed + counts.unknown)
    },
    60_000,
  )
})
