import { execFileSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { batchBody, type BatchProgress } from '@/lib/api/batches'
import { guarantees } from '@/lib/api/messages'
import { ConsoleError } from '@/lib/api/problem'
import { takenPayloadRoom } from '@/lib/server/payload-room'
import { startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { aSecond, template, TestBatches } from '@/lib/testing/test-batches'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { endSessionBatches, startBatch, stopBatch, watchBatch } from './batches'
import { holdUpload } from './uploads'

/** True for bytes that hold a tx.select. */
const holdsSelect = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 90, 0, 10))
/** True for bytes that hold a channel.open. */
const holdsChannelOpen = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 20, 0, 10))

/** What makes a file a pipe. */
const makePipe = 'mkfifo'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batch-ends')
})
afterAll(() => batches.drop())

describe('a batch', () => {
  it('whose connection goes: nothing that may have arrived is called anything but unknown', async () => {
    const name = await batches.queue()
    const proxy = await startAmqpProxy(batches.login.amqpUrl)
    const through = { ...batches.login, amqpUrl: proxy.amqpUrl }
    const id = batches.start({ source: template(200_000), routingKey: name }, through)
    await expect.poll(() => batches.latest().counts.sent, { timeout: 10_000 }).toBeGreaterThan(2000)
    proxy.cut()
    const last = (await batches.follow(id)).at(-1)
    await proxy.close()
    expect(last).toMatchObject({ state: 'failed', problem: { code: 'broker_unreachable' } })
    const { confirmed, unknown, sent, refused } = (last as BatchProgress).counts
    expect(refused).toBe(0)
    expect(confirmed + unknown).toBe(sent)
    expect(await batches.depth(name)).toBeGreaterThanOrEqual(confirmed)
    expect(await batches.depth(name)).toBeLessThanOrEqual(confirmed + unknown)
  })

  it('whose connection goes before its transaction began has sent nothing, and is no fault of the console', async () => {
    const proxy = await startAmqpProxy(batches.login.amqpUrl)
    const through = { ...batches.login, amqpUrl: proxy.amqpUrl }
    const begin = () =>
      batches.start({ source: template(10), routingKey: 'q', guarantee: 'transaction' }, through)
    proxy.onClientBytes = (bytes) => {
      if (holdsSelect(bytes)) proxy.cut()
    }
    expect((await batches.follow(begin())).at(-1)).toMatchObject({
      state: 'failed',
      counts: { sent: 0 },
      problem: { code: 'broker_unreachable' },
    })
    // Nobody answers: Stop does not wait for it.
    const asked = new Promise<void>((resolve) => {
      proxy.onClientBytes = (bytes) => {
        if (!holdsSelect(bytes)) return
        proxy.stall()
        resolve()
      }
    })
    const id = begin()
    await asked
    const from = Date.now()
    expect(await stopBatch(batches.login.sessionId, id)).toMatchObject({
      state: 'stopped',
      counts: { sent: 0 },
    })
    expect(Date.now() - from).toBeLessThan(2_000)
    await proxy.close()
  })

  it.each(['a connection', 'a channel'])(
    'that waits for %s stops within a second, as it was told',
    async (what) => {
      const proxy = await startAmqpProxy(batches.login.amqpUrl)
      const through = { ...batches.login, amqpUrl: proxy.amqpUrl }
      const asked = new Promise<void>((resolve) => {
        proxy.onClientBytes = (bytes) => {
          if (what === 'a channel' && !holdsChannelOpen(bytes)) return
          proxy.silence()
          resolve()
        }
      })
      const id = batches.start({ source: template(10), routingKey: 'q' }, through)
      await asked
      const from = Date.now()
      expect(await stopBatch(batches.login.sessionId, id)).toMatchObject({
        state: 'stopped',
        problem: null,
        counts: { sent: 0 },
      })
      expect(Date.now() - from).toBeLessThan(aSecond)
      await proxy.close()
    },
  )

  it('whose payload is still being read stops within a second, as it was told', async () => {
    const payload = await batches.upload('x')
    const { file, letGo } = holdUpload(batches.login.sessionId, payload, '/')
    await rm(file)
    execFileSync(makePipe, [file])
    const id = batches.start({ source: template(10), payload, payloadEncoding: 'file', routingKey: 'q' })
    // A pipe is opened for both at the same time, and read until it is closed.
    const writer = await open(file, 'w')
    const stopping = stopBatch(batches.login.sessionId, id)
    try {
      await expect.poll(() => batches.latest().state, { timeout: aSecond }).toBe('stopped')
      expect(await stopping).toMatchObject({ problem: null, counts: { sent: 0 } })
      // It is in memory yet.
      expect(takenPayloadRoom()).toBeGreaterThan(0)
    } finally {
      await writer.close()
      await letGo()
    }
    await expect.poll(() => takenPayloadRoom()).toBe(0)
  })

  it('whose next message is being packed stops within a second, and that message is not sent', async () => {
    const name = await batches.queue()
    const { file, letGo } = holdUpload(batches.login.sessionId, await batches.upload('x'), '/')
    const message = { payload: '{{n}}', compression: 'gzip' as const, routingKey: name }
    const id = batches.start({ source: template(10_000_000), ...message })
    await expect.poll(() => batches.latest().counts.confirmed, { timeout: 10_000 }).toBeGreaterThan(0)
    await rm(file)
    execFileSync(makePipe, [file])
    // Node packs on the few threads that also open files: all of them wait for the other end of the pipe.
    const threads = Array.from({ length: 64 }, () => open(file, 'r'))
    let before = -1
    const stands = () => {
      const { sent } = batches.latest().counts
      const isSame = sent === before
      before = sent
      return isSame
    }
    await expect.poll(stands).toBe(true)
    const stopping = stopBatch(batches.login.sessionId, id)
    try {
      await expect.poll(() => batches.latest().state, { timeout: aSecond }).toBe('stopped')
      const { counts, problem } = await stopping
      expect(problem).toBeNull()
      expect(counts.confirmed + counts.unknown).toBe(counts.sent)
    } finally {
      const other = openSync(file, 'r+')
      for (const handle of await Promise.all(threads)) await handle.close()
      closeSync(other)
      await letGo()
    }
    expect(await batches.depth(name)).toBeLessThanOrEqual(batches.latest().counts.sent)
  })

  it('whose virtual host is deleted ends as a lost connection, one that cannot be entered never begins', async () => {
    const other = await TestVhost.create('batches-gone')
    await other.manage('PUT', 'queues/{vhost}/q', { durable: true })
    const id = batches.start({ vhost: other.name, routingKey: 'q', source: template(1_000_000) })
    await expect.poll(() => batches.latest().counts.confirmed, { timeout: 10_000 }).toBeGreaterThan(100)
    await other.drop()
    const last = (await batches.follow(id)).at(-1)
    expect(last?.state).toBe('failed')
    // Its exchange goes before the connection does. Whichever the broker says first: one message is refused by name, or none.
    const isRefused = last?.problem?.code === 'not_found'
    if (!isRefused) expect(last?.problem?.code).toBe('broker_unreachable')
    expect(last?.counts).toMatchObject({ waiting: 0, refused: isRefused ? 1 : 0, nacked: 0 })
    const { sent = 0, waiting: _, ...settled } = last?.counts ?? {}
    expect(Object.values(settled).reduce((sum, count) => sum + count, 0)).toBe(sent)

    const never = (await batches.follow(batches.start({ vhost: other.name, source: template(10) }))).at(-1)
    expect(never).toMatchObject({ state: 'failed', counts: { sent: 0 }, problem: { code: 'refused' } })
  })

  it.each(guarantees)(
    'whose write right is taken ends with a refusal in the words of the broker (guarantee: %s)',
    async (guarantee) => {
      const name = await batches.queue()
      // A channel remembers for what it has asked twelve times; of more exchanges than that it asks again each time.
      const exchanges = Array.from({ length: 14 }, (_, index) => `${name}-e${index}`)
      for (const exchange of exchanges) {
        await batches.vhost.manage('PUT', `exchanges/{vhost}/${exchange}`, { type: 'fanout', durable: true })
        await batches.vhost.manage('POST', `bindings/{vhost}/e/${exchange}/q/${name}`, {})
      }
      const user = `writer ${guarantee} ${batches.vhost.name}`
      const login = { ...(await batches.vhost.loginAs(user, 'x')), sessionId: batches.login.sessionId }
      const line = (exchange: string) =>
        `${JSON.stringify({ exchange, payload: { encoding: 'utf8', text: 'x' } })}\n`
      const upload = await batches.upload(exchanges.map(line).join('').repeat(400))
      const format = { kind: 'json-lines' as const }
      const id = batches.start({ source: { kind: 'file', upload, format }, guarantee, rate: 500 }, login)
      await expect.poll(() => batches.latest().counts.sent, { timeout: 10_000 }).toBeGreaterThan(300)
      await batches.vhost.permit(user, { configure: '.*', write: '^$', read: '.*' })
      const last = (await batches.follow(id)).at(-1)
      expect(last).toMatchObject({ state: 'failed', problem: { code: 'refused' } })
      expect(last?.problem?.detail).toContain('ACCESS_REFUSED')
      const { confirmed = 0, unknown = 0, refused } = last?.counts ?? {}
      expect(last?.counts).toMatchObject({ waiting: 0, nacked: 0, returned: 0 })
      expect(refused).toBeGreaterThan(0)
      const arrived = await batches.depth(name)
      expect(arrived).toBeGreaterThanOrEqual(confirmed)
      expect(arrived).toBeLessThanOrEqual(confirmed + unknown)
    },
  )

  it('whose transaction is committed in part calls nothing of it refused: it may be in a queue', async () => {
    const [name, full] = [
      await batches.queue(),
      await batches.queue({ 'x-max-length': 0, 'x-overflow': 'reject-publish' }),
    ]
    const line = (routingKey: string) =>
      `${JSON.stringify({ exchange: '', routingKey, payload: { encoding: 'utf8', text: 'x' } })}\n`
    // The first one has a transaction of its own.
    const upload = await batches.upload([name, full, name].map(line).join(''))
    const format = { kind: 'json-lines' as const }
    const { counts, state, problem } = await batches.run({
      source: { kind: 'file', upload, format },
      guarantee: 'transaction',
    })
    expect({ state, detail: problem?.detail }).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('partial tx completion'),
    })
    expect(counts).toMatchObject({ sent: 3, confirmed: 1, unknown: 2, refused: 0 })
    expect(await batches.depth(name)).toBe(2)
  })

  it('whose user is deleted ends with the connection', async () => {
    const name = await batches.queue()
    const user = `leaver ${batches.vhost.name}`
    await manageBroker('PUT', `users/${encodeURIComponent(user)}`, { password: 'x', tags: '' })
    await batches.vhost.permit(user)
    const login = { ...batches.login, username: user, password: 'x' }
    const id = batches.start({ source: template(1_000_000), routingKey: name, rate: 1000 }, login)
    await expect.poll(() => batches.latest().counts.confirmed, { timeout: 10_000 }).toBeGreaterThan(300)
    await manageBroker('DELETE', `users/${encodeURIComponent(user)}`)
    const last = (await batches.follow(id)).at(-1)
    expect(last).toMatchObject({ state: 'failed', problem: { code: 'broker_unreachable' } })
    const { confirmed = 0, unknown = 0 } = last?.counts ?? {}
    expect(last?.counts).toMatchObject({ waiting: 0, refused: 0, nacked: 0, returned: 0 })
    const arrived = await batches.depth(name)
    expect(arrived).toBeGreaterThanOrEqual(confirmed)
    expect(arrived).toBeLessThanOrEqual(confirmed + unknown)
  })

  it('whose user may not go on is stopped, and told why: it is asked every minute', async () => {
    const name = await batches.queue()
    const every = vi.spyOn(globalThis, 'setInterval')
    const body = { vhost: batches.vhost.name, exchange: '', routingKey: name, payload: 'x' }
    const { id } = startBatch(
      batches.login,
      batchBody.parse({ ...body, source: template(10_000_000), rate: 100 }),
      () => Promise.reject(new ConsoleError('signed_out', 'Not any more.')),
    )
    const [look, pause] = every.mock.calls[0] ?? []
    every.mockRestore()
    expect(pause).toBe(60_000)
    await expect.poll(() => batches.latest().counts.sent).toBeGreaterThan(0)
    look?.()
    expect((await batches.follow(id)).at(-1)).toMatchObject({
      state: 'stopped',
      problem: { code: 'signed_out', detail: 'Not any more.' },
    })
  })

  it('ends with its session', async () => {
    const name = await batches.queue()
    const other = { ...batches.login, sessionId: 'another' }
    const id = batches.start({ source: template(10_000_000), routingKey: name }, other)
    expect(() => watchBatch(batches.login.sessionId, id)).toThrow('not known')
    const seen = batches.follow(id, 'another')
    await endSessionBatches('another', new ConsoleError('signed_out', 'This session has ended.'))
    expect((await seen).at(-1)).toMatchObject({ state: 'stopped', problem: { code: 'signed_out' } })
  })
})
