import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { readAttention } from '@/lib/api/attention'
import { readChannel } from '@/lib/api/client-pages'
import { listChannels, listConnections, listConsumers } from '@/lib/api/clients'
import { readDiagnosis } from '@/lib/api/diagnosis'
import { listNodes, readNode } from '@/lib/api/nodes'
import { readOverview } from '@/lib/api/overview'
import type { Problem } from '@/lib/api/problem'
import { declareQueue, readQueue } from '@/lib/api/queues'
import { listQueues } from '@/lib/api/queues-list'
import { readQueueSamples } from '@/lib/api/samples'
import { openSession } from '@/lib/api/session'
import { readTopology } from '@/lib/api/topology'
import { freePorts } from '@/lib/launch/ports.mjs'
import { ApiClient } from './api-client'
import { OwnBroker } from './own-broker'
import { nameOf, readsOf } from './reads'
import { skipBecause } from './skip-because'

const certificateTool = 'openssl'
const disabled = 'management.disable_stats = true\nmanagement.enable_queue_totals = true\n'
const broker = new OwnBroker('less', disabled)
const certificates = mkdtempSync(path.join(tmpdir(), 'warren-less-'))
const client = new ApiClient()
const inVhost = { query: { vhost: '/', pageSize: '500' } }
const orders = { params: { vhost: '/', name: 'orders' } }
let connection: ChannelModel
let channel: ConfirmChannel

/** Somebody who holds two of five messages and acks none. */
async function connectClient(): Promise<void> {
  const { hostname, port } = broker.login().amqpUrl
  connection = await connect({ hostname, port })
  // The broker is stopped under it.
  connection.on('error', () => undefined)
  channel = await connection.createConfirmChannel()
  channel.on('error', () => undefined)
  await channel.assertQueue('orders', { durable: true })
  await channel.assertExchange('events', 'topic')
  await channel.bindQueue('orders', 'events', '#')
  await channel.purgeQueue('orders')
  await channel.prefetch(2)
  await channel.consume('orders', () => undefined)
  for (let n = 0; n < 5; n += 1) channel.publish('events', 'order', Buffer.from('x'))
  await channel.waitForConfirms()
}

async function restart(conf: string): Promise<void> {
  await connection.close().catch(() => undefined)
  await broker.restart(conf)
  await connectClient()
}

beforeAll(async () => {
  await broker.start()
  const { hostname, port } = broker.login().amqpUrl
  process.env['RABBITMQ_URL'] = `amqp://${hostname}:${port}`
  process.env['RABBITMQ_MANAGEMENT_URL'] = broker.management
  await client.call(openSession, { body: { username: 'guest', password: 'guest' } })
  await connectClient()
}, 120_000)
afterAll(async () => {
  await connection.close().catch(() => undefined)
  await broker.end()
  rmSync(certificates, { recursive: true, force: true })
})

const namesOf = ({ rows }: { rows: { name: string }[] }) => rows.map(({ name }) => name)
const listed = (list: typeof listConnections | typeof listChannels) =>
  client.call(list, inVhost).then(namesOf, () => [])

/** The reads that fail, with the code of their problem; the others answered by the contract. */
async function failures(): Promise<string[]> {
  const { nodes } = await client.call(listNodes)
  const reads = readsOf({
    vhost: '/',
    queues: ['orders'],
    exchanges: ['events'],
    nodes: (nodes ?? []).map(({ name }) => name),
    connections: await listed(listConnections),
    channels: await listed(listChannels),
  })
  const failed: string[] = []
  for (const read of reads) {
    const answer = await client.send(read.endpoint, read)
    if (answer.ok) read.endpoint.output?.parse(await answer.json())
    else failed.push(`${nameOf(read)}: ${((await answer.json()) as Problem).code}`)
  }
  return failed
}

const kinds = async () => (await client.call(readAttention)).findings.map(({ kind }) => kind)
const seen = { timeout: 30_000, interval: 500 }

describe('with statistics switched off', { timeout: 60_000 }, () => {
  test('every read answers; what only statistics tell is refused by that name', async () => {
    const failed = await failures()
    expect(failed.filter((each) => !each.endsWith(': no_statistics'))).toEqual([])
    // 3.10 and 4.0 list no clients at all then.
    expect(failed.every((each) => /^(list|read)(Connection|Channel|Consumer)s?/.test(each))).toBe(true)
    await expect(client.call(listConsumers, inVhost)).rejects.toMatchObject({ code: 'no_statistics' })
    const { untold } = await client.call(readTopology, {
      params: { vhost: '/' },
      query: { clients: 'true' },
    })
    expect(untold).toEqual(expect.arrayContaining(['statistics', 'consumers', 'publishers']))
  })

  test('what is not told is unknown, and nothing is made up of it', async () => {
    const [node] = (await client.call(listNodes)).nodes ?? []
    expect(node).toMatchObject({ running: true, memory: null, memoryAlarm: null, diskAlarm: null })
    const overview = await client.call(readOverview)
    expect(overview).toMatchObject({ statistics: { disabled: true }, totals: { ready: null } })
    const { queue, consumers } = await client.call(readQueue, orders)
    expect([queue.consumers, consumers]).toEqual([null, null])
    const diagnosis = await client.call(readDiagnosis, orders)
    expect(diagnosis.reasons.map(({ kind }) => kind)).not.toContain('noConsumer')
    expect(diagnosis.notSeen).toContain('consumers')
    expect(diagnosis.notSeen).not.toContain('nodes')
    // They are listed some seconds late, and by 4.3 only.
    const count = broker.version.startsWith('4.3') ? 1 : 0
    await expect.poll(() => listed(listChannels), seen).toHaveLength(count)
    for (const name of await listed(listChannels)) {
      const { channel: one } = await client.call(readChannel, { params: { name } })
      expect(one).toMatchObject({ consumerList: null, confirm: null, transactional: null })
    }
    const { statistics, node: one } = await client.call(readNode, { params: { name: node?.name ?? '' } })
    expect([statistics?.disabled, one.links]).toEqual([true, null])
    const { sources } = await client.call(readAttention)
    expect(sources).toContainEqual(expect.objectContaining({ source: 'statistics', state: 'hidden' }))
  })

  test('counts are told all the same', async () => {
    const [row] = (await client.call(listQueues, { query: { vhost: '/', sort: 'total' } })).rows
    expect(row).toMatchObject({ name: 'orders', total: 5, incomingRate: null, consumers: null })
  })

  test('an alarm that no node tells is found by its health check', async ({ skip }) => {
    skipBecause(skip, await broker.lacksControl())
    const { sources, findings } = await client.call(readAttention)
    expect(sources).toContainEqual(expect.objectContaining({ source: 'alarms', state: 'ok' }))
    expect(findings.map(({ kind }) => kind)).not.toContain('disk')
    await broker.control('set_disk_free_limit', '100000GB')
    await expect.poll(kinds, seen).toContain('disk')
    const { nodes } = await client.call(readOverview)
    expect(nodes).toMatchObject([{ memoryAlarm: false, diskAlarm: true }])
    const { reasons } = await client.call(readDiagnosis, orders)
    expect(reasons).toContainEqual({ kind: 'alarm', of: 'disk', nodes: [nodes?.[0]?.name] })
  })
})

/** A certificate of five days, when openssl is there; what the broker is told of it. */
async function tlsConf(): Promise<string> {
  const [key, cert] = [path.join(certificates, 'key.pem'), path.join(certificates, 'cert.pem')]
  try {
    execFileSync(
      certificateTool,
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '5', '-subj', '/CN=localhost'].concat(
        '-keyout',
        key,
        '-out',
        cert,
      ),
      { stdio: 'ignore' },
    )
  } catch {
    return ''
  }
  const port = await freePorts(1, 29_000)
  return [
    `listeners.ssl.1 = 127.0.0.1:${port}`,
    `ssl_options.cacertfile = ${cert}`,
    `ssl_options.certfile = ${cert}`,
    `ssl_options.keyfile = ${key}`,
    '',
  ].join('\n')
}

/** Kills a virtual host's message store until its supervisor gives up, as a broken disk would. */
const fails = (vhost: string) =>
  `V = <<"${vhost}">>, F = fun(_, 0) -> alive; (F, N) -> ` +
  `case rabbit_vhost_sup_sup:is_vhost_alive(V) of false -> down; true -> ` +
  `catch begin {ok, S} = rabbit_vhost_sup_sup:get_vhost_sup(V), ` +
  `[exit(P, kill) || {msg_store_persistent, P, _, _} <- supervisor:which_children(S)] end, ` +
  `timer:sleep(300), F(F, N - 1) end end, F(F, 20).`

describe('with rates_mode none', { timeout: 120_000 }, () => {
  let hasTls = false
  let isOld = false

  beforeAll(async () => {
    const tls = await tlsConf()
    hasTls = tls !== ''
    isOld = broker.version.startsWith('3.')
    // 4.3 refuses such queues unless it is told not to.
    const permit = isOld ? '' : 'deprecated_features.permit.transient_nonexcl_queues = true\n'
    await restart(`management.rates_mode = none\n${permit}${tls}`)
  }, 120_000)

  test('counts are known and rates are not', async () => {
    expect(await failures()).toEqual([])
    const row = async () => (await client.call(listQueues, inVhost)).rows[0]
    await expect.poll(row, seen).toMatchObject({ ready: 3, unacked: 2, consumers: 1, incomingRate: null })
    const overview = await client.call(readOverview)
    expect(overview).toMatchObject({ statistics: { ratesMode: 'none' }, rates: { publish: null, ack: null } })
    const { samples } = await client.call(readQueueSamples, { ...orders, query: { range: '1m' } })
    expect(samples.publish.filter((rate) => rate !== null)).toEqual([])
    const { sources } = await client.call(readAttention)
    expect(sources).toContainEqual(expect.objectContaining({ source: 'rates', state: 'hidden' }))
    const diagnosis = () => client.call(readDiagnosis, orders)
    await expect
      .poll(diagnosis, seen)
      .toMatchObject({ verdict: 'unknown', unknown: 'rates', reasons: [{ kind: 'prefetchFull' }] })
  })

  test('a deprecated feature in use and a certificate that expires soon need attention', async ({ skip }) => {
    skipBecause(skip, isOld && 'RabbitMQ 3 has no deprecated features')
    // Declared here, so that both, which are asked for seldom, are asked for anew.
    const transient = {
      name: 'transient',
      type: 'classic' as const,
      durable: false,
      autoDelete: false,
      arguments: [],
    }
    await client.call(declareQueue, { params: { vhost: '/' }, body: transient })
    const found = async () => (await client.call(readAttention)).findings
    await expect
      .poll(found, seen)
      .toContainEqual({ kind: 'deprecated', features: ['transient_nonexcl_queues'] })
    if (hasTls) expect(await kinds()).toContain('certificates')
  })

  test('alarms of memory and disk, and the connection that they block', async ({ skip }) => {
    skipBecause(skip, await broker.lacksControl())
    await broker.control('set_vm_memory_high_watermark', '0.0001')
    await broker.control('set_disk_free_limit', '100000GB')
    // Who publishes is held back.
    channel.publish('events', 'order', Buffer.from('x'))
    await expect.poll(kinds, seen).toEqual(expect.arrayContaining(['memory', 'disk', 'blocked']))
    const { reasons } = await client.call(readDiagnosis, orders)
    expect(reasons.flatMap((reason) => (reason.kind === 'alarm' ? [reason.of] : []))).toEqual([
      'memory',
      'disk',
    ])
    const [node] = (await client.call(listNodes)).nodes ?? []
    expect(node).toMatchObject({ memoryAlarm: true, diskAlarm: true })
  })
})

describe('with rates_mode basic', { timeout: 120_000 }, () => {
  beforeAll(() => restart('management.rates_mode = basic\n'), 120_000)

  test('rates are known, and not from where to where', async () => {
    expect(await failures()).toEqual([])
    const row = async () => {
      channel.publish('events', 'order', Buffer.from('x'))
      return (await client.call(listQueues, inVhost)).rows[0]?.incomingRate ?? 0
    }
    await expect.poll(row, seen).toBeGreaterThan(0)
    const { queue } = await client.call(readQueue, orders)
    expect([queue.incoming, queue.outgoing]).toEqual([null, null])
    const { statistics } = await client.call(readOverview)
    expect(statistics).toEqual({ ratesMode: 'basic', disabled: false })
  })

  test('a virtual host that is down needs attention', async ({ skip }) => {
    skipBecause(skip, await broker.lacksControl())
    await broker.control('add_vhost', 'down')
    await broker.control('eval', fails('down'))
    // Declared here, so that virtual hosts, which are asked for seldom, are asked for anew.
    const plain = {
      name: 'plain',
      type: 'classic' as const,
      durable: true,
      autoDelete: false,
      arguments: [],
    }
    await client.call(declareQueue, { params: { vhost: '/' }, body: plain })
    await expect
      .poll(async () => (await client.call(readAttention)).findings, { timeout: 60_000, interval: 500 })
      .toContainEqual({ kind: 'vhostDown', vhost: 'down', nodes: [expect.any(String)] })
    await broker.control('delete_vhost', 'down')
  })

  const found = async () => (await client.call(readAttention)).findings
  const patient = { timeout: 60_000, interval: 500 }

  test('a publisher in flow needs attention', async () => {
    const { hostname, port } = broker.login().amqpUrl
    const publisher = await connect({ hostname, port })
    publisher.on('error', () => undefined)
    const flooding = await publisher.createChannel()
    flooding.on('error', () => undefined)
    // More than the broker can write, to twenty queues.
    await channel.assertExchange('flood', 'fanout')
    for (const [index] of Array.from({ length: 20 }).entries()) {
      await channel.assertQueue(`flood-${index}`, { maxLength: 1_000 })
      await channel.bindQueue(`flood-${index}`, 'flood', '')
    }
    const floods = new AbortController()
    const flood = (async () => {
      const body = Buffer.alloc(4_000)
      while (!floods.signal.aborted) {
        if (!flooding.publish('flood', '', body, { persistent: true })) {
          await once(flooding, 'drain', { signal: floods.signal })
        }
      }
    })().catch((error: unknown) => error)
    onTestFinished(() => floods.abort())
    await expect
      .poll(found, patient)
      .toContainEqual(expect.objectContaining({ kind: 'blocked', state: 'flow', user: 'guest' }))
    floods.abort()
    await flood
    await publisher.close().catch(() => undefined)
  })

  test('statistics that are not worked off need attention, and none once they are', async ({ skip }) => {
    skipBecause(skip, await broker.lacksControl())
    const collector = 'rabbit_mgmt_metrics_collector:name(channel_metrics)'
    await broker.control('eval', `ok = sys:suspend(${collector}).`)
    await broker.control('eval', `[${collector} ! none || _ <- lists:seq(1, 1500)], ok.`)
    const backlog = { kind: 'statisticsBacklog', events: expect.any(Number) as number }
    await expect.poll(found, patient).toContainEqual(backlog)
    await broker.control('eval', `ok = sys:resume(${collector}).`)
    await expect.poll(found, patient).not.toContainEqual(backlog)
  })

  test('a node in maintenance needs attention', async ({ skip }) => {
    skipBecause(skip, broker.version.startsWith('3.') && '3.10 does not tell that a node is in maintenance')
    skipBecause(skip, await broker.lacksControl())
    // What rabbitmq-upgrade drain does first; then the node would take no connection any more, ours neither.
    await broker.control('eval', 'rabbit_maintenance:mark_as_being_drained().')
    await expect.poll(found, patient).toContainEqual(expect.objectContaining({ kind: 'drained' }))
  })
})
