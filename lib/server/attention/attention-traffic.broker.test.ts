import { setTimeout as sleep } from 'node:timers/promises'
import { type Channel, type ChannelModel, connect, type ConsumeMessage } from 'amqplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttention } from '@/lib/api/attention'
import { readDiagnosis } from '@/lib/api/diagnosis'
import { openSession } from '@/lib/api/session'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'attention-traffic-secret'
const crowd = 101
const admin = new ApiClient()
const ended = new AbortController()
const running: Promise<unknown>[] = []
let vhost: TestVhost
let connection: ChannelModel

/** Does something `perSecond` times a second until the tests have ended. */
function keepOn(perSecond: number, work: () => unknown) {
  const run = async () => {
    while (!ended.signal.aborted) {
      // The next one comes soon; a rejection that nobody hears would fail the whole run.
      await Promise.resolve()
        .then(work)
        .catch(() => undefined)
      await sleep(1_000 / perSecond)
    }
  }
  running.push(run())
}

const publishTo = (channel: Channel, queue: string, perSecond: number) =>
  keepOn(perSecond, () => channel.sendToQueue(queue, Buffer.from('x')))

/** A consumer that takes `perSecond` messages a second and ends each as told. */
async function consumer(queue: string, perSecond: number, end: 'ack' | 'requeue') {
  const channel = await connection.createChannel()
  await channel.prefetch(1)
  await channel.consume(queue, (message) => {
    setTimeout(() => {
      if (message === null || ended.signal.aborted) return
      if (end === 'ack') channel.ack(message)
      else channel.nack(message, false, true)
    }, 1_000 / perSecond)
  })
}

/** A consumer that has all messages at once, and acks `perSecond` of them. */
async function ackSteadily(queue: string, perSecond: number) {
  const channel = await connection.createChannel()
  const held: ConsumeMessage[] = []
  await channel.consume(queue, (message) => {
    if (message !== null) held.push(message)
  })
  keepOn(perSecond, () => {
    const next = held.shift()
    if (next !== undefined) channel.ack(next)
  })
}

async function holdWithoutAck(queue: string, prefetch: number) {
  const channel = await connection.createChannel()
  await channel.prefetch(prefetch)
  await channel.consume(queue, () => undefined)
}

beforeAll(async () => {
  vhost = await TestVhost.create('attention-traffic')
  const login = await vhost.loginAs('attention-traffic-admin', password)
  await manageBroker('PUT', `users/${login.username}`, { password, tags: 'administrator' })
  await admin.call(openSession, { body: { username: login.username, password } })
  const { hostname, port } = login.amqpUrl
  const address = { hostname, port, username: login.username, password, vhost: vhost.name }
  connection = await connect(address)
  const setup = await connection.createChannel()
  for (const queue of ['stuck', 'growing', 'round', 'governed', 'draining', 'slow', 'one', 'other', 'crowd'])
    await setup.assertQueue(queue)
  await setup.assertQueue('full', { maxLength: 20 })
  await setup.assertExchange('nowhere', 'direct')
  const policy = { pattern: '^governed$', 'apply-to': 'queues', definition: { 'max-length': 1_000 } }
  await vhost.manage('PUT', 'policies/{vhost}/wins', { ...policy, priority: 5 })
  await vhost.manage('PUT', 'policies/{vhost}/loses', { ...policy, priority: 1 })

  for (let n = 0; n < 400; n += 1) setup.sendToQueue('growing', Buffer.from('x'))
  for (let n = 0; n < 400; n += 1) setup.sendToQueue('slow', Buffer.from('x'))
  for (let n = 0; n < 6_000; n += 1) setup.sendToQueue('draining', Buffer.from('x'))
  for (let n = 0; n < 20; n += 1) setup.sendToQueue('one', Buffer.from('x'))
  for (let n = 0; n < 20; n += 1) setup.sendToQueue('stuck', Buffer.from('x'))
  setup.sendToQueue('round', Buffer.from('x'))
  publishTo(setup, 'growing', 40)
  publishTo(setup, 'full', 20)
  keepOn(10, () => setup.publish('nowhere', 'dropped', Buffer.from('x')))
  keepOn(10, () => setup.publish('nowhere', 'returned', Buffer.from('x'), { mandatory: true }))
  // Several at once, for one that opens and closes takes a while on a busy machine.
  for (let n = 0; n < 3; n += 1) keepOn(4, async () => (await connection.createChannel()).close())
  for (let n = 0; n < 6; n += 1) {
    keepOn(2, async () => {
      const one = await connect(address)
      one.on('error', () => undefined)
      await one.close()
    })
  }
  // More channels hold something than are looked at: who publishes holds nothing, and is found all the same.
  for (let n = 0; n < crowd; n += 1) setup.sendToQueue('crowd', Buffer.from('x'))
  for (let n = 0; n < crowd; n += 1) await holdWithoutAck('crowd', 1)
  await holdWithoutAck('stuck', 5)
  await consumer('slow', 0.4, 'ack')
  await ackSteadily('draining', 40)
  await consumer('growing', 2, 'ack')
  await consumer('full', 2, 'ack')
  await consumer('round', 20, 'requeue')
})
afterAll(async () => {
  ended.abort()
  await Promise.allSettled(running)
  await connection.close()
  await vhost.drop()
})

/** What a finding is about, where it is about something in this virtual host or made by this test. */
function ownKind(finding: Finding): string | null {
  if ('queue' in finding)
    return finding.queue.vhost === vhost.name ? `${finding.kind} ${finding.queue.name}` : null
  if (finding.kind === 'shadowedPolicy') {
    return finding.vhost === vhost.name ? `${finding.kind} ${finding.policy} by ${finding.by.join()}` : null
  }
  if (finding.kind === 'prefetchFull') return finding.vhost === vhost.name ? finding.kind : null
  if (finding.kind === 'unroutable') {
    return finding.dropped > 0 && finding.returned > 0 && finding.channels.length > 0 ? finding.kind : null
  }
  return finding.kind === 'churn' ? `${finding.kind} of ${finding.of}` : null
}

describe('what needs attention, under traffic', { timeout: 120_000 }, () => {
  test('a channel that serves two queues may be full for one, and is when the other has nothing', async () => {
    const channel = await connection.createChannel()
    await channel.prefetch(5)
    await channel.consume('one', () => undefined)
    await channel.consume('other', () => undefined)
    const likeliest = async () => {
      const params = { vhost: vhost.name, name: 'one' }
      const { verdict, reasons } = await admin.call(readDiagnosis, { params })
      return { verdict, ...reasons[0] }
    }
    await expect.poll(likeliest, { timeout: 40_000, interval: 1_000 }).toMatchObject({
      verdict: 'stuck',
      kind: 'prefetchFull',
      full: 1,
      consumers: 1,
      holders: [{ unacked: 5, limit: 5 }],
    })
  })

  test('is found by rates', async () => {
    const seen = new Set<string>()
    const expected = [
      'stuck stuck',
      'prefetchFull',
      'growing growing',
      'atLimit full',
      'redelivered round',
      'shadowedPolicy loses by wins',
      'unroutable',
      'churn of channels',
      'churn of connections',
      'draining draining',
      'slowConsumers slow',
    ]
    await expect
      .poll(
        async () => {
          const { findings } = await admin.call(readAttention)
          for (const finding of findings) seen.add(ownKind(finding) ?? '')
          return expected.filter((kind) => !seen.has(kind))
        },
        { timeout: 110_000, interval: 1_000 },
      )
      .toEqual([])
    const { sources } = await admin.call(readAttention)
    const { cut } = sources.find(({ source }) => source === 'channels') ?? {}
    expect(cut?.looked).toBe(100)
    expect(cut?.of).toBeGreaterThan(crowd)
  })
})
