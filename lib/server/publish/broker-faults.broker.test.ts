import { afterAll, beforeAll, describe, expect, it, onTestFailed, onTestFinished } from 'vitest'
import { batchBody, type BatchInput, type BatchProgress } from '@/lib/api/batches'
import { publishBody, requestBody } from '@/lib/api/messages'
import { outgoingOf } from '@/lib/server/amqp/outgoing'
import { closeSession, leaseOwnLink } from '@/lib/server/amqp/pool'
import { publishMessage } from '@/lib/server/amqp/publish'
import { holdsClose, startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { OwnBroker } from '@/lib/testing/own-broker'
import { skipBecause } from '@/lib/testing/skip-because'
import { aSecond, sumOf } from '@/lib/testing/test-batches'
import { listBatches, startBatch, stopBatch } from './batches'
import { requestAndWait } from './request-reply'

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
const start = (routingKey: string, more: Partial<BatchInput> = {}) => {
  const source = { kind: 'template' as const, count }
  return startBatch(
    broker.login(),
    batchBody.parse({ vhost: '/', exchange: '', routingKey, payload, source, ...more }),
  )
}
/** Not as fast as it can: whoever raises an alarm needs the machine, too. */
const endless = { source: { kind: 'template' as const, count: 10_000_000 }, rate: 4000 }

/** Each kill takes a broker's start. `WARREN_KILLS=all` kills ten times, at every tenth of the way, as on every version. */
const kills = process.env['WARREN_KILLS'] === 'all' ? [5, 15, 25, 35, 45, 55, 65, 75, 85, 95] : [5, 50, 95]

const alarms = {
  memory: ['set_vm_memory_high_watermark', '0.0001', '0.6'],
  // More than any disk has.
  disk: ['set_disk_free_limit', '1000000GB', '1MB'],
} as const
type Alarm = keyof typeof alarms
/** Disks are looked at now and then. */
const alarmed = { timeout: 30_000 }
const raise = async (alarm: Alarm) => {
  // Else all that follows would be blocked, too.
  onTestFailed(() => clear(alarm))
  await broker.control(alarms[alarm][0], alarms[alarm][1])
  await expect.poll(() => broker.hasAlarm(), alarmed).toBe(true)
}
const clear = async (alarm: Alarm) => {
  await broker.control(alarms[alarm][0], alarms[alarm][2])
  await expect.poll(() => broker.hasAlarm(), alarmed).toBe(false)
}

describe.each(['memory', 'disk'] as const)('a %s alarm', (alarm) => {
  it('in the middle of a batch: it waits, says why, stops within a second, and goes on where it is over', async ({
    skip,
  }) => {
    skipBecause(skip, await broker.lacksControl())
    const name = `alarmed-${alarm}`
    await declare(name)
    const { id } = start(name, endless)
    onTestFinished(() => void stopBatch('own', id))
    while (latest().counts.confirmed < 1000) await turn()
    await raise(alarm)
    await expect.poll(() => latest().blocked, alarmed).toContain(alarm)
    const { sent } = latest().counts
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(latest().counts.sent).toBe(sent)
    expect(latest()).toMatchObject({ state: 'running', problem: null })
    await clear(alarm)
    await expect.poll(() => latest().counts.sent, alarmed).toBeGreaterThan(sent + 1000)
    expect(latest().blocked).toBeNull()

    await raise(alarm)
    await expect.poll(() => latest().blocked, alarmed).toContain(alarm)
    const asked = performance.now()
    const { counts, state } = await stopBatch('own', id)
    expect(performance.now() - asked).toBeLessThan(aSecond)
    expect(state).toBe('stopped')
    expect(sumOf(counts)).toBe(counts.sent)
    await clear(alarm)
    // What the broker had not read yet went with the connection: nothing comes later than the unknown ones.
    const arrived = await depth(name)
    expect(arrived).toBeGreaterThanOrEqual(counts.confirmed)
    expect(arrived).toBeLessThanOrEqual(counts.confirmed + counts.unknown)
  }, 180_000)
})

describe('a memory alarm', () => {
  it('before a message: nothing is sent, and it is said', async ({ skip }) => {
    skipBecause(skip, await broker.lacksControl())
    onTestFinished(() => closeSession('own'))
    await declare('alarmed')
    const body = publishBody.parse({ exchange: '', routingKey: 'alarmed', payload: 'x' })
    const publish = () =>
      publishMessage(broker.login(), '/', outgoingOf(body, Buffer.from('x')), body, {
        answer: 5000,
        blocked: 500,
      })
    expect((await publish()).outcome).toEqual({ kind: 'confirmed', routed: true })
    await raise('memory')
    const before = await depth('alarmed')
    // RabbitMQ tells a connection that it is blocked when it has published something.
    expect((await publish()).outcome).toEqual({ kind: 'unknown', reason: 'blocked' })
    await clear('memory')
    expect((await depth('alarmed')) - before).toBeLessThanOrEqual(1)
  }, 60_000)

  it('before a request: nobody waits for a broker to read it, and it goes with its connection', async ({
    skip,
  }) => {
    skipBecause(skip, await broker.lacksControl())
    await declare('asked')
    const proxy = await startAmqpProxy(broker.login().amqpUrl)
    onTestFinished(() => proxy.close())
    const body = requestBody.parse({ exchange: '', routingKey: 'asked', payload: 'x', timeLimit: 3_000 })
    const ask = () =>
      requestAndWait(
        { ...broker.login(), amqpUrl: proxy.amqpUrl },
        '/',
        body,
        () => Promise.reject(new Error('no upload')),
        new AbortController().signal,
      )
    await raise('memory')
    const said: Buffer[] = []
    proxy.onClientBytes = (bytes) => said.push(bytes)
    expect((await ask()).outcome).toEqual({ kind: 'unknown', reason: 'blocked' })
    await expect.poll(() => proxy.open(), { timeout: 5_000 }).toBe(0)
    // No good-bye: whatever was written before one would be read when the alarm is over.
    expect(said.some(holdsClose)).toBe(false)
    await clear('memory')
    expect((await ask()).outcome).toMatchObject({ kind: 'confirmed' })
  }, 60_000)
})

describe('a broker that is killed in the middle of a batch of 10,000', () => {
  const cases = [
    ...kills.map((percent) => [percent, 'confirm'] as const),
    [50, 'none'] as const,
    [50, 'transaction'] as const,
  ]
  const nameOf = (percent: number, guarantee: string) => `killed-${percent}-${guarantee}`
  // 3.10 forgets a durable queue that was declared a moment before it is killed, on a busy machine: an orderly end keeps it.
  beforeAll(async () => {
    for (const [percent, guarantee] of cases) await declare(nameOf(percent, guarantee))
    await broker.restart()
  }, 120_000)

  it.each(cases)(
    'at %i % (guarantee: %s): counts add up, and what may have arrived is called unknown',
    async (percent, guarantee) => {
      const name = nameOf(percent, guarantee)
      // A second try counts nothing of the first one.
      await withChannel((channel) => channel.purgeQueue(name))
      start(name, { guarantee })
      while (latest().counts.sent < (count * percent) / 100) await turn()
      broker.kill()
      try {
        await expect.poll(() => latest().state, { timeout: 30_000, interval: 5 }).toBe('failed')
        const { counts, problem } = latest()
        expect(problem).toMatchObject({ code: 'broker_unreachable' })
        expect(sumOf(counts)).toBe(counts.sent)
        expect(counts).toMatchObject({ waiting: 0, nacked: 0, returned: 0 })
        // Of a transaction that nobody committed it is known that it is not there.
        if (guarantee !== 'transaction') expect(counts.refused).toBe(0)
        expect(counts.confirmed > 0).toBe(guarantee !== 'none')
        expect(counts.sent).toBeLessThanOrEqual(count)
      } finally {
        // The next case needs it, whatever became of this one.
        await broker.restart()
      }
      const { counts } = latest()
      const arrived = await depth(name)
      expect(arrived).toBeGreaterThanOrEqual(counts.confirmed)
      expect(arrived).toBeLessThanOrEqual(counts.confirmed + counts.unknown)
    },
    180_000,
  )
})
