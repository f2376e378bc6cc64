import { test as base, type APIRequestContext } from '@playwright/test'
import { connect } from 'amqplib'
import { amqpAddress, manage } from '@/e2e/fixtures/environment'
import type { Place } from '@/e2e/fixtures/views'
import { openAmqp10 } from '@/lib/testing/amqp10-client'

/** What `npm run demo` makes. */
export const shop: Place = {
  vhost: 'shop',
  queue: 'orders.invoice',
  exchange: 'orders',
  key: 'order.paid',
  strict: 'payments',
}
export const empty: Place = {
  vhost: 'empty',
  queue: 'none',
  exchange: 'amq.topic',
  key: '',
  strict: 'amq.topic',
}

/** Where a client speaks AMQP 1.0. */
export const modern: Place = {
  vhost: 'amqp-1.0',
  queue: 'orders.invoice',
  exchange: 'amq.topic',
  key: 'orders.invoice',
  strict: 'amq.topic',
}

const long = 'eu-central-1.warehouse-07.inventory.sync.'.repeat(5).slice(0, 200)
export const names: Place = {
  vhost: '名字很长的虚拟主机 with a long name',
  queue: long,
  exchange: `${long.slice(0, -8)}exchange`,
  key: long,
  strict: `${long.slice(0, -8)}exchange`,
}

const everything = { configure: '.*', write: '.*', read: '.*' }
const administrator = { username: 'guest', password: 'guest' }
const newcomer = { username: 'newcomer', password: 'newcomer' }

async function build(): Promise<void> {
  const put = (path: string, body: unknown) => manage('PUT', path, body)
  for (const { vhost } of [empty, modern, names]) {
    await put(`vhosts/${encodeURIComponent(vhost)}`, {})
    await put(`permissions/${encodeURIComponent(vhost)}/guest`, everything)
  }
  await put(`queues/${modern.vhost}/${modern.queue}`, { durable: true, arguments: {} })
  await put(`users/${newcomer.username}`, { password: newcomer.password, tags: 'management' })

  const vhost = encodeURIComponent(names.vhost)
  const exchanges = [names.exchange, '订单.事件', 'a/b <b>%"\'']
  const queues = [names.queue, '订单.发货通知', '订单.'.repeat(22), 'a/b 中文 <b>%', 'x']
  for (const name of exchanges) {
    await put(`exchanges/${vhost}/${encodeURIComponent(name)}`, { type: 'topic', durable: true })
  }
  for (const name of queues) {
    await put(`queues/${vhost}/${encodeURIComponent(name)}`, { durable: true, arguments: {} })
    for (const exchange of exchanges) {
      const path = `bindings/${vhost}/e/${encodeURIComponent(exchange)}/q/${encodeURIComponent(name)}`
      await manage('POST', path, { routing_key: name === 'x' ? names.key : name, arguments: {} })
    }
  }
  const message = { properties: { delivery_mode: 2 }, payload_encoding: 'string', payload: '{"名":"林薇"}' }
  await manage('POST', `exchanges/${vhost}/${encodeURIComponent(names.exchange)}/publish`, {
    ...message,
    routing_key: names.key,
  })
}

/** A client whose names are long, too, and one that speaks AMQP 1.0: there while the pictures are taken. */
async function enter() {
  const connection = await connect(
    { ...amqpAddress, ...administrator, vhost: names.vhost },
    { clientProperties: { connection_name: `订单服务 ${long}`, product: '订单服务', version: '1.0' } },
  )
  const channel = await connection.createChannel()
  await channel.consume('a/b 中文 <b>%', () => undefined, { consumerTag: `订单.${long}` })
  const { hostname: host, port } = amqpAddress
  const other = await openAmqp10({ host, port, ...administrator, ...modern, credit: 10 })
  return async () => {
    other.close()
    await connection.close()
  }
}

type Visitor = 'admin' | 'stranger'
type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>

/** Signs in once for all pictures: attempts are limited, and every sign-in costs the broker something. */
export const test = base.extend<{ visitor: Visitor | null }, { states: Record<Visitor, StorageState> }>({
  visitor: ['admin', { option: true }],
  states: [
    async ({ playwright }, provide, { project }) => {
      await build()
      const leave = await enter()
      const signIn = async (login: typeof administrator) => {
        const request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' })
        const answer = await request.post('/api/session', { data: login })
        if (!answer.ok()) throw new Error(await answer.text())
        const state = await request.storageState()
        await request.dispose()
        return state
      }
      await provide({ admin: await signIn(administrator), stranger: await signIn(newcomer) })
      await leave()
    },
    { scope: 'worker' },
  ],
  storageState: async ({ states, visitor }, provide) => {
    await provide(visitor === null ? { cookies: [], origins: [] } : states[visitor])
  },
})
