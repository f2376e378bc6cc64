import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'amqplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manageBroker } from '@/lib/testing/test-vhost'
import { connectOptions } from './connect.mjs'
import { findBroker } from './find.mjs'
import { clear } from './premises.mjs'
import { SERVICES } from './services.mjs'
import { Shop } from './shop.mjs'
import { shopTopology } from './topology.mjs'
import { USERS, userName } from './users.mjs'

const vhost = `shop-${randomBytes(3).toString('hex')}`
const find = () => findBroker(process.env)

interface Named {
  name: string
}
const list = async <T>(path: string) => (await manageBroker('GET', path)) as T[]
const connections = async () => {
  const all = await list<Named & { user: string; vhost: string }>('connections')
  return all.filter((connection) => connection.vhost === vhost)
}

/** Statistics lag 5 s behind, so everything is asked for again. */
async function eventually<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask()
    if (isRight(answer) || tries === 100) return answer
    await sleep(250)
  }
}

describe('the demo', () => {
  const shop = new Shop(vhost, find)

  beforeAll(() => shop.open())
  afterAll(async () => {
    await shop.close()
    await clear(await find(), vhost)
  })

  test('has messages flow through every exchange', async () => {
    const { exchanges, bindings } = shopTopology('4.3.6')
    const { username, password } = await find()
    const login = { vhost, username, password, name: 'test' }
    const connection = await connect(...connectOptions(await find(), login))
    const channel = await connection.createChannel()
    const seen = exchanges.map(async ({ name }) => {
      const { queue } = await channel.assertQueue('', { exclusive: true })
      const { key = '', arguments: args } = bindings.find(({ from }) => from === name) ?? {}
      await channel.bindQueue(queue, name, key, args)
      await new Promise((resolve) => {
        void channel.consume(queue, resolve, { noAck: true })
      })
      return name
    })
    expect(await Promise.all(seen)).toEqual(exchanges.map(({ name }) => name))
    await connection.close()
  })

  test('works as users of its own, one connection for each service', async () => {
    const found = await eventually(connections, (now) => now.length === SERVICES.length)
    expect(found).toHaveLength(SERVICES.length)
    expect(shop.isOpen).toBe(true)
  })

  test('comes back when a connection is closed and a queue is deleted', async () => {
    const checkout = (await connections()).find(({ user }) => user === userName(vhost, 'checkout'))
    await manageBroker('DELETE', `connections/${encodeURIComponent(checkout?.name ?? '')}`)
    await manageBroker('DELETE', `queues/${vhost}/orders.shipping`)
    await eventually(
      () => Promise.resolve(shop.isOpen),
      (isOpen) => !isOpen,
    )
    await eventually(
      () => Promise.resolve(shop.isOpen && shop.problem === null),
      (isOpen) => isOpen,
    )
    expect(shop.isOpen).toBe(true)
    await expect(manageBroker('GET', `queues/${vhost}/orders.shipping`)).resolves.toMatchObject({
      durable: true,
    })
  })

  test('closes without leaving a connection, and is removed with its users', async () => {
    await shop.close()
    expect(await eventually(connections, (now) => now.length === 0)).toEqual([])
    const broker = await find()
    expect(await clear(broker, vhost)).toBe(true)
    expect((await list<Named>('vhosts')).map(({ name }) => name)).not.toContain(vhost)
    const users = (await list<Named>('users')).map(({ name }) => name)
    for (const { service } of USERS) expect(users).not.toContain(userName(vhost, service))
    expect(await clear(broker, vhost)).toBe(false)
  })
})

test('leaves alone what it did not make', async () => {
  const other = `other-${randomBytes(3).toString('hex')}`
  await manageBroker('PUT', `vhosts/${other}`, {})
  try {
    await expect(new Shop(other, find).open()).rejects.toThrow(/did not make/)
    await expect(clear(await find(), other)).rejects.toThrow(/left alone/)
  } finally {
    await manageBroker('DELETE', `vhosts/${other}`)
  }
})
