import { connect } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphView, type Topology } from '@/lib/api/topology'
import { Secret } from '@/lib/server/management/secret'
import { suiteLogin } from '@/lib/testing/suite-login'
import { TestVhost } from '@/lib/testing/test-vhost'
import { readTopology } from './topology'

let vhost: TestVhost
let upstream: TestVhost

const read = (tags = ['administrator'], login = suiteLogin()): Promise<Topology> =>
  readTopology({ login, tags }, vhost.name, graphView.parse({}))
const address = (name: string) => `amqp:///${encodeURIComponent(name)}`
const edgesOf = ({ edges }: Topology, kind: string) => edges.filter((edge) => edge.kind === kind)

beforeAll(async () => {
  vhost = await TestVhost.create('links')
  upstream = await TestVhost.create('upstream')
  await upstream.manage('PUT', 'exchanges/{vhost}/events', { type: 'topic', durable: true })
  await vhost.manage('POST', 'definitions/{vhost}', {
    queues: ['old', 'new', 'seen'].map((name) => ({
      name,
      durable: true,
      auto_delete: false,
      arguments: {},
    })),
    exchanges: [
      { name: 'events', type: 'topic', durable: true, auto_delete: false, internal: false, arguments: {} },
    ],
    bindings: [
      { source: 'events', destination: 'seen', destination_type: 'queue', routing_key: '#', arguments: {} },
    ],
  })
})
afterAll(async () => {
  await vhost.drop()
  await upstream.drop()
})

test(
  'a shovel that moves messages and a federated exchange are edges of the graph',
  { timeout: 60_000 },
  async () => {
    await vhost.manage('PUT', 'parameters/shovel/{vhost}/move', {
      value: {
        'src-uri': address(vhost.name),
        'src-queue': 'old',
        'dest-uri': address(vhost.name),
        'dest-queue': 'new',
      },
    })
    await vhost.manage('PUT', 'parameters/shovel/{vhost}/leave', {
      value: {
        'src-uri': address(vhost.name),
        'src-queue': 'new',
        'dest-uri': address(upstream.name),
        'dest-exchange': 'events',
      },
    })
    await vhost.manage('PUT', 'parameters/federation-upstream/{vhost}/east', {
      value: { uri: address(upstream.name) },
    })
    await vhost.manage('PUT', 'policies/{vhost}/federated', {
      pattern: '^events$',
      'apply-to': 'exchanges',
      definition: { 'federation-upstream': 'east' },
    })
    await expect
      .poll(() => vhost.manage('GET', 'federation-links/{vhost}'), { timeout: 30_000, interval: 500 })
      .toMatchObject([{ upstream: 'east', status: 'running' }])

    const graph = await read()
    expect(edgesOf(graph, 'shovel')).toEqual([
      expect.objectContaining({ source: 'q:new', target: 'r:events', count: 1, rate: null }),
      expect.objectContaining({
        source: 'q:old',
        target: 'q:new',
        keys: [{ key: 'move', headers: [] }],
        rate: null,
      }),
    ])
    expect(edgesOf(graph, 'federation')).toMatchObject([
      { source: 'r:east', target: 'x:events', keys: [{ key: 'east' }] },
    ])
    expect(graph.nodes.find(({ id }) => id === 'r:east')).toMatchObject({
      kind: 'remote',
      name: 'east',
      problems: [],
    })

    // What the edges say is what happens.
    const { amqpUrl, username, password } = vhost.login()
    const connection = await connect({ ...amqpUrl, username, password, vhost: upstream.name })
    const channel = await connection.createConfirmChannel()
    await expect
      .poll(
        async () => {
          channel.publish('events', 'a', Buffer.from('there'))
          await channel.waitForConfirms()
          return ((await vhost.manage('GET', 'queues/{vhost}/seen')) as { messages?: number }).messages ?? 0
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBeGreaterThan(0)
    await connection.close()
  },
)

test('who may not read them is told that they are missing', async () => {
  const { username, password } = await vhost.loginAs(`${vhost.name}-reader`, 'reader')
  const login = { ...suiteLogin(), username, password: new Secret(password), fingerprint: username }
  const { untold, edges } = await read(['management'], login)
  expect(untold).toEqual(expect.arrayContaining(['shovels', 'federation']))
  expect(edges.map(({ kind }) => kind)).not.toContain('shovel')
})
