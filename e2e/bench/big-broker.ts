import { connect, type ChannelModel } from 'amqplib'
import { TestBroker } from '@/e2e/fixtures/broker'
import { amqpAddress, manage } from '@/e2e/fixtures/environment'
import { expect, test as base } from '@/e2e/fixtures/test'
import { sizes } from './sizes'

/** Queues that messages pass through all the time, and the messages of each second over all of them. */
const busyQueues = 20
const perSecond = 200
const ticksPerSecond = 5
/** So many connections are opened at once. */
const handshakes = 50

const queueName = (index: number) => `q-${String(index).padStart(5, '0')}`

/** A broker with as many queues and connections as a large one has, some of them busy. */
export interface BigBroker {
  broker: TestBroker
  /** The first by name, and by messages. */
  firstByName: string
  firstByTotal: string
  /** A part of the name of so many queues that hold nothing. */
  filter: { text: string; count: number }
}

const everything = { configure: '.*', write: '.*', read: '.*' }

async function connectTo(broker: TestBroker, name: string): Promise<ChannelModel> {
  const login = { ...broker.login, vhost: broker.vhost }
  const connection = await connect(
    { protocol: 'amqp', ...amqpAddress, ...login, heartbeat: 60 },
    { noDelay: true, clientProperties: { connection_name: name } },
  )
  connection.on('error', () => undefined)
  return connection
}

async function connectMany(broker: TestBroker): Promise<ChannelModel[]> {
  const connections: ChannelModel[] = []
  while (connections.length < sizes.connections) {
    const count = Math.min(handshakes, sizes.connections - connections.length)
    const names = Array.from({ length: count }, (_, index) => `client-${connections.length + index}`)
    connections.push(...(await Promise.all(names.map((name) => connectTo(broker, name)))))
  }
  return connections
}

/** Messages in and out, so that rates, counts and rows change as on a broker that is used. */
async function keepBusy(broker: TestBroker): Promise<() => void> {
  const client = await connectTo(broker, 'traffic')
  const channel = await client.createChannel()
  await channel.prefetch(100)
  const names = Array.from({ length: busyQueues }, (_, index) => queueName(100 + index))
  for (const name of names) {
    await channel.consume(name, (message) => {
      if (message !== null) channel.ack(message)
    })
  }
  const body = Buffer.alloc(256, 'x')
  let turn = 0
  const timer = setInterval(() => {
    for (let n = 0; n < perSecond / ticksPerSecond; n += 1) {
      turn += 1
      channel.sendToQueue(names[turn % busyQueues] ?? '', body)
    }
  }, 1000 / ticksPerSecond)
  return () => clearInterval(timer)
}

/** One for all scenarios that need it: to declare ten thousand queues takes a while. */
export const test = base.extend<object, { big: BigBroker }>({
  big: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here
    async ({}, provide) => {
      const broker = await TestBroker.create('bench', { tags: 'administrator', permissions: everything })
      const queues = Array.from({ length: sizes.queues }, (_, index) => ({
        name: queueName(index),
        durable: true,
        auto_delete: false,
        arguments: {},
      }))
      await broker.manage('POST', 'definitions/{vhost}', { queues })
      const fullest = Math.floor(sizes.queues / 2)
      for (let depth = 1; depth <= 30; depth += 1) {
        const name = queueName(fullest + 30 - depth)
        for (let n = 0; n < depth * 3; n += 1) await broker.publish('', name, 'x')
      }
      const connections = await connectMany(broker)
      const rest = await keepBusy(broker)
      await provide({
        broker,
        firstByName: queueName(0),
        firstByTotal: queueName(fullest),
        filter: { text: queueName(sizes.queues - 10).slice(0, -1), count: 10 },
      })
      rest()
      await Promise.all(connections.map((connection) => connection.close().catch(() => undefined)))
      await broker.drop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
})

/** Waits until the broker's statistics know of all queues and connections; figures of fewer would mean nothing. */
export async function settle(): Promise<void> {
  const missing = async () => {
    const { object_totals: totals } = (await manage('GET', 'overview?columns=object_totals')) as {
      object_totals: { queues: number; connections: number }
    }
    return {
      queues: Math.max(0, sizes.queues - totals.queues),
      connections: Math.max(0, sizes.connections - totals.connections),
    }
  }
  await expect.poll(missing, { timeout: 120_000, intervals: [1_000] }).toEqual({ queues: 0, connections: 0 })
}
