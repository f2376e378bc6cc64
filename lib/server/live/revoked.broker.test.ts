import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { LiveReader } from '@/lib/testing/live-reader'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import type { LiveTiming } from './live-stream'
import { openLiveStream } from './streams'
import { holdTracing as holdFirehose } from './tracing'

let vhost: TestVhost
let admin: AmqpLogin
const user = () => `watcher ${vhost.name}`
const everything = { configure: '.*', write: '.*', read: '.*' }
const quick: LiveTiming = { batch: 16, beat: 1_000, recheck: 100, tapStats: 60_000 }
const types = ['classic', 'quorum', 'stream'] as const

beforeAll(async () => {
  vhost = await TestVhost.create('revoked')
  admin = vhost.login()
  await vhost.loginAs(user(), 'x')
  await vhost.manage('PUT', 'exchanges/{vhost}/events', { type: 'topic', durable: true })
  await vhost.manage('PUT', 'exchanges/{vhost}/others', { type: 'topic', durable: true })
  for (const type of types) {
    await vhost.manage('PUT', `queues/{vhost}/${type}`, {
      durable: true,
      arguments: { 'x-queue-type': type },
    })
  }
})
afterEach(() => vhost.permit(user()))
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

async function open(...sources: object[]): Promise<LiveReader> {
  const requests = sources.map((source) => liveSource.parse({ vhost: vhost.name, ...source }))
  const { signal } = new AbortController()
  const login = { ...vhost.login(), username: user(), password: 'x' }
  const holdTracing = (name: string) => holdFirehose(suiteLogin(), name)
  const reader = new LiveReader(await openLiveStream(login, requests, { signal, holdTracing }, quick))
  await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'started').length === sources.length)
  return reader
}

const sourceOf = (type: (typeof types)[number]) =>
  type === 'stream' ? { kind: 'stream', queue: type } : { kind: 'queue', queue: type }

async function withChannel<T>(
  work: (channel: Awaited<ReturnType<typeof confirmChannel>>['channel']) => Promise<T>,
): Promise<T> {
  const { channel, release } = await confirmChannel()
  try {
    return await work(channel)
  } finally {
    await channel.close()
    release()
  }
}
async function confirmChannel() {
  const { link, release } = await leaseLink(admin, vhost.name, 'publish')
  const { channel } = await link.openConfirmChannel()
  return { channel, release }
}
const publish = (exchange: string, key: string) =>
  withChannel(async (channel) => {
    channel.publish(exchange, key, Buffer.from('secret'))
    await channel.waitForConfirms()
  })
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('a right that is taken away while somebody watches', () => {
  it('of a tap: it ends in the words of the broker, and the other one goes on', async () => {
    const reader = await open({ kind: 'tap', exchange: 'events' }, { kind: 'tap', exchange: 'others' })
    await vhost.permit(user(), { ...everything, read: '^(others|warren\\.tap\\..*)$' })
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end')).toMatchObject({
      source: 0,
      problem: { code: 'refused', detail: expect.stringContaining("'events'") },
    })
    await publish('events', 'secret.one')
    await publish('others', 'two')
    await reader.until(({ messages }) => messages.length > 0)
    expect(reader.messages.map(({ exchange }) => exchange)).toEqual(['others'])
    await reader.cancel()
  })

  it('of the firehose: it ends in the words of the broker, shows nothing more, and is off', async () => {
    const reader = await open({ kind: 'firehose' })
    await publish('events', 'one')
    await reader.until(({ messages }) => messages.length > 0)
    await vhost.permit(user(), { ...everything, read: '^warren\\.tap\\..*$' })
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end').problem).toMatchObject({
      code: 'refused',
      detail: expect.stringContaining("'amq.rabbitmq.trace'"),
    })
    const shown = reader.messages.length
    await publish('events', 'secret.two')
    await pause(3 * quick.recheck)
    await reader.cancel()
    expect(reader.messages).toHaveLength(shown)
    const { tracing } = (await manageBroker('GET', `vhosts/${encodeURIComponent(vhost.name)}`)) as {
      tracing: boolean
    }
    expect(tracing).toBe(false)
  })

  it.each(types)('of a %s queue: it ends, and what it held is there again', async (type) => {
    await publish('', type)
    const reader = await open(sourceOf(type))
    if (type !== 'stream') await reader.until(({ messages }) => messages.length === 1)
    await vhost.permit(user(), { ...everything, read: '^$' })
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end')).toMatchObject({
      problem: { code: 'refused', detail: expect.stringContaining(`'${type}'`) },
    })
    await reader.cancel()
    if (type === 'stream') return
    await expect
      .poll(() => withChannel(async (channel) => (await channel.checkQueue(type)).messageCount))
      .toBe(1)
  })

  it('and nothing else: asking again and again takes no message and ends nothing', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/own', { durable: true })
    const reader = await open(
      ...types.map(sourceOf),
      // Nobody else may consume there, and asking is no consuming.
      { kind: 'queue', queue: 'own', exclusive: true },
      { kind: 'tap', exchange: 'events' },
    )
    await pause(5 * quick.recheck)
    await publish('events', 'still.there')
    await reader.until(({ messages }) => messages.some(({ exchange }) => exchange === 'events'))
    expect(reader.kinds).not.toContain('end')
    const consumers = await withChannel(
      async (channel) => (await channel.checkQueue('classic')).consumerCount,
    )
    expect(consumers).toBe(1)
    await reader.cancel()
  })
})

it('a virtual host that is deleted ends all that is watched in it, and says so', async () => {
  const other = await TestVhost.create('revoked-gone')
  await other.manage('PUT', 'queues/{vhost}/q', { durable: true })
  const sources = [
    { kind: 'queue', queue: 'q' },
    { kind: 'tap', exchange: 'amq.topic' },
  ].map((source) => liveSource.parse({ vhost: other.name, ...source }))
  const { signal } = new AbortController()
  const reader = new LiveReader(await openLiveStream(other.login(), sources, { signal }, quick))
  await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'started').length === 2)
  await other.drop()
  await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'end').length === 2)
  const problems = reader.events.flatMap((event) => (event.event === 'end' ? [event.problem.code] : []))
  for (const code of problems) expect(['gone', 'broker_unreachable', 'refused']).toContain(code)
  await reader.cancel()
})
