import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guarantees, type Guarantee } from '@/lib/api/messages'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { leaseOwnLink } from '@/lib/server/amqp/pool'
import { startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { aSecond, sumOf, template, TestBatches } from '@/lib/testing/test-batches'
import { stopBatch } from './batches'
import { PublishRun } from './publish-run'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batch-pace')
})
afterAll(() => batches.drop())

describe.each(guarantees)('a batch (guarantee: %s)', (guarantee) => {
  it('keeps its rate', async () => {
    const name = await batches.queue()
    const done = await batches.run({ source: template(60), routingKey: name, rate: 100, guarantee })
    expect(done).toMatchObject({ state: 'done', problem: null })
    expect(done.milliseconds).toBeGreaterThan(550)
    expect(done.milliseconds).toBeLessThan(2_500)
    await expect.poll(() => batches.depth(name)).toBe(60)
  })

  it('stops within a second, and what was sent is counted', async () => {
    const name = await batches.queue()
    const id = batches.start({ source: template(10_000_000), routingKey: name, guarantee })
    await expect.poll(() => batches.latest().counts.sent, { timeout: 10_000 }).toBeGreaterThan(1000)
    const asked = performance.now()
    const { state, problem, counts } = await stopBatch(batches.login.sessionId, id)
    expect(performance.now() - asked).toBeLessThan(aSecond)
    expect({ state, problem }).toEqual({ state: 'stopped', problem: null })
    expect(sumOf(counts)).toBe(counts.sent)
    expect(counts.confirmed > 0).toBe(guarantee !== 'none')
    expect(await batches.depth(name)).toBeGreaterThanOrEqual(counts.confirmed)
    expect(await batches.depth(name)).toBeLessThanOrEqual(counts.confirmed + counts.unknown)
  })

  it('stops within a second also when the broker says nothing any more', async () => {
    const name = await batches.queue()
    const proxy = await startAmqpProxy(batches.login.amqpUrl)
    const login = { ...batches.login, amqpUrl: proxy.amqpUrl, sessionId: `mute-${guarantee}` }
    const source = template(10_000_000)
    const id = batches.start({ source, routingKey: name, guarantee, rate: 200 }, login)
    const sent = () => batches.latest(login.sessionId).counts.sent
    await expect.poll(sent, { timeout: 10_000 }).toBeGreaterThan(20)
    proxy.silence()
    // What was sent before may all have been answered.
    const sentBefore = sent()
    await expect.poll(sent, { interval: 5 }).toBeGreaterThan(sentBefore)
    const asked = performance.now()
    const { state, counts } = await stopBatch(login.sessionId, id)
    expect(performance.now() - asked).toBeLessThan(aSecond)
    expect(state).toBe('stopped')
    expect(sumOf(counts)).toBe(counts.sent)
    expect(counts.unknown).toBeGreaterThan(0)
    await batches.end(login.sessionId)
    await proxy.close()
  })

  it('slower than its window fills is answered while it is sent', async () => {
    const name = await batches.queue()
    const { run, over } = await slowRun(guarantee, name)
    // Later than the broker may be silent.
    await expect.poll(() => run.ledger.counts.sent).toBeGreaterThan(45)
    const { sent, waiting } = run.ledger.counts
    expect(waiting).toBeLessThan(24)
    expect(await batches.depth(name)).toBeGreaterThan(sent - 24)
    run.stop()
    await over
    const { counts } = run.ledger
    expect(run.problem).toBeNull()
    const word = guarantee === 'none' ? 'unknown' : 'confirmed'
    expect(counts).toMatchObject({ waiting: 0, [word]: counts.sent })
    expect(await batches.depth(name)).toBe(counts.sent)
  })

  it('whose broker says nothing, though it was asked, ends, and nobody knows', async () => {
    const name = await batches.queue()
    const proxy = await startAmqpProxy(batches.login.amqpUrl)
    const { run, over } = await slowRun(guarantee, name, { ...batches.login, amqpUrl: proxy.amqpUrl })
    await expect.poll(() => run.ledger.counts.sent).toBeGreaterThan(5)
    proxy.silence()
    const silentFrom = performance.now()
    await over
    expect(performance.now() - silentFrom).toBeLessThan(3_500)
    const { counts } = run.ledger
    expect(sumOf(counts)).toBe(counts.sent)
    expect(counts).toMatchObject({ waiting: 0, refused: 0, nacked: 0 })
    expect(counts.unknown).toBeGreaterThan(0)
    await proxy.close()
  })

  it('whose large message takes longer than the broker may be silent waits for its answer', async () => {
    const name = await batches.queue()
    const proxy = await startAmqpProxy(batches.login.amqpUrl)
    const { run, begin } = await openRun(guarantee, name, { ...batches.login, amqpUrl: proxy.amqpUrl })
    proxy.slow(3_000)
    const messages = [Buffer.alloc(8 * 1024 * 1024)]
    await begin(() => messages.pop() ?? null)
    const word = guarantee === 'none' ? 'unknown' : 'confirmed'
    expect(run.ledger.counts).toMatchObject({ sent: 1, waiting: 0, [word]: 1 })
    // Without a guarantee, too, it was waited for.
    expect(Date.now() - run.ledger.waitingSince).toBeGreaterThan(2_900)
    await proxy.close()
  })
})

/** Twenty a second of a large window, by deadlines that a test can wait for. */
async function openRun(guarantee: Guarantee, routingKey: string, login = batches.login) {
  const { link, release } = await leaseOwnLink(login, batches.vhost.name, 'publish')
  const watched = guarantee === 'confirm' ? await link.openConfirmChannel() : await link.openChannel()
  const deadlines = { silence: 2_000, ask: 100 }
  const run = new PublishRun(link, watched, { guarantee, window: 256, rate: 20, deadlines })
  const properties = writeProperties(noProperties())
  const message = { exchange: '', routingKey, properties, mandatory: true }
  const begin = (next: () => Buffer | null) =>
    run
      .run(() => {
        const payload = next()
        return payload === null ? null : { ...message, payload }
      })
      .finally(release)
  return { run, begin }
}

async function slowRun(guarantee: Guarantee, routingKey: string, login = batches.login) {
  const { run, begin } = await openRun(guarantee, routingKey, login)
  const payload = Buffer.from('x')
  return { run, over: begin(() => payload) }
}
