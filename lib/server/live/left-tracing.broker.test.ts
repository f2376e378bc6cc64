import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BrokerLogin } from '@/lib/server/management/login'
import { Secret } from '@/lib/server/management/secret'
import { processWide } from '@/lib/server/process-wide'
import { LiveVhost, quickTiming, started } from '@/lib/testing/live-vhost'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker } from '@/lib/testing/test-vhost'
import { shutdownLive } from './streams'
import { holdTracing, leftTracing } from './tracing'

let live: LiveVhost
let proxy: ManagementProxy

beforeAll(async () => {
  live = await LiveVhost.create('left-tracing')
  proxy = await startManagementProxy(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '')
})
beforeEach(async () => {
  proxy.fate = () => 'pass'
  await manageBroker('PUT', vhostPath(), { tracing: false })
  for (const name of [user('one'), user('two')]) await promote(name)
})
afterEach(async () => {
  // What one test left on is not the next one's.
  proxy.fate = () => 'pass'
  await manageBroker('PUT', vhostPath(), { tracing: false })
  await expect.poll(left).toEqual([])
})
afterAll(async () => {
  await proxy.close()
  for (const name of [user('one'), user('two')]) await manageBroker('DELETE', userPath(name))
  await live.drop()
})

const vhostPath = () => `vhosts/${encodeURIComponent(live.name)}`
const userPath = (name: string) => `users/${encodeURIComponent(name)}`
const user = (name: string) => `${name} ${live.name}`
const isOn = async () => ((await manageBroker('GET', vhostPath())) as { tracing: boolean }).tracing

async function promote(name: string, tags = 'administrator', password = 'secret'): Promise<void> {
  await manageBroker('PUT', userPath(name), { password, tags })
  await live.vhost.permit(name)
}

function loginOf(name: string): BrokerLogin {
  const username = user(name)
  return { ...suiteLogin(), username, password: new Secret('secret'), fingerprint: username }
}
/** Through the proxy. */
function spoiltLogin(): BrokerLogin {
  const login = loginOf('one')
  const { hostname, port } = new URL(proxy.url)
  const management = { ...login.broker.management, origin: `http://${hostname}:${port}` }
  return { ...login, broker: { ...login.broker, management }, fingerprint: 'spoilt' }
}
const left = async () => (await leftTracing(suiteLogin(), ['administrator'])).left
const watch = async (by: BrokerLogin) => {
  const reader = await live.open([{ kind: 'firehose' }], {
    holdTracing: (name) => holdTracing(by, name),
    timing: quickTiming,
  })
  await reader.until(started(1))
  expect(await isOn()).toBe(true)
  return reader
}

it('of a firehose that is off nothing is remembered, be it that nobody may turn it on', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `${live.name} none ${index}`)
  const held = await Promise.allSettled(names.map((name) => holdTracing(suiteLogin(), name)))
  expect(new Set(held.map(({ status }) => status))).toEqual(new Set(['rejected']))
  await (await watch(suiteLogin())).cancel()
  expect(await isOn()).toBe(false)
  expect(processWide('live.tracing', () => new Map()).size).toBe(0)
})

describe('a firehose that cannot be turned off', () => {
  it('because the tag went: the view ends, it is said, and it goes off when the tag is back', async () => {
    const reader = await watch(loginOf('one'))
    await promote(user('one'), 'management')
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end').problem).toMatchObject({
      code: 'refused',
      detail: `The firehose of virtual host "${live.name}" needs the tag administrator.`,
    })
    await reader.cancel()
    expect(await isOn()).toBe(true)
    const told = { vhost: live.name, command: `rabbitmqctl trace_off -p ${live.name}` }
    // To whom held it, and to administrators.
    expect((await leftTracing(loginOf('one'), ['management'])).left).toMatchObject([told])
    expect(await left()).toMatchObject([told])
    expect((await leftTracing(loginOf('two'), ['management'])).left).toEqual([])
    await promote(user('one'))
    await expect.poll(isOn, { timeout: 10_000, interval: 100 }).toBe(false)
    // The broker has turned it off before its answer is here.
    const leftOfOne = async () => (await leftTracing(loginOf('one'), ['management'])).left
    await expect.poll(leftOfOne, { timeout: 5000, interval: 50 }).toEqual([])
  })

  it('by the last who watched goes off by the login of one who watched before', async () => {
    const [first, second] = [await watch(loginOf('two')), await watch(loginOf('one'))]
    await first.cancel()
    expect(await isOn()).toBe(true)
    await manageBroker('PUT', userPath(user('one')), { password: 'another', tags: 'administrator' })
    await second.cancel()
    expect(await isOn()).toBe(false)
    expect(await left()).toEqual([])
  })

  it('because the management API is down goes off when that is back', async () => {
    const reader = await watch(spoiltLogin())
    proxy.fate = () => 'page'
    await reader.cancel()
    expect(await isOn()).toBe(true)
    expect(await left()).toHaveLength(1)
    proxy.fate = () => 'pass'
    await expect.poll(isOn, { timeout: 10_000, interval: 100 }).toBe(false)
    expect(await left()).toEqual([])
  })

  it('is ours still when somebody watches it again, and is not told any more once somebody else turned it off', async () => {
    const reader = await watch(spoiltLogin())
    proxy.fate = () => 'page'
    await reader.cancel()
    expect(await left()).toHaveLength(1)
    const again = await watch(loginOf('two'))
    expect(again.find('started').tracingWasOn).toBe(false)
    expect(await left()).toEqual([])
    await again.cancel()
    expect(await isOn()).toBe(false)

    const third = await watch(loginOf('one'))
    await manageBroker('PUT', userPath(user('one')), { password: 'another', tags: 'administrator' })
    await third.cancel()
    expect(await left()).toHaveLength(1)
    await manageBroker('PUT', vhostPath(), { tracing: false })
    expect(await left()).toEqual([])
  })

  it('because nobody knows whether it was turned on goes off again; one that was not asked for is not looked after', async () => {
    let asked = 0
    proxy.fate = () => {
      asked += 1
      return asked === 1 ? 'pass' : asked === 2 ? 'cut' : 'page'
    }
    await expect(holdTracing(spoiltLogin(), live.name)).rejects.toMatchObject({ code: 'broker_unreachable' })
    expect(await isOn()).toBe(true)
    expect(await left()).toHaveLength(1)
    proxy.fate = () => 'pass'
    await expect.poll(isOn, { timeout: 10_000, interval: 100 }).toBe(false)
    await expect.poll(left).toEqual([])

    proxy.fate = () => 'page'
    await expect(holdTracing(spoiltLogin(), live.name)).rejects.toThrow()
    // Somebody else's.
    await manageBroker('PUT', vhostPath(), { tracing: true })
    expect(await left()).toEqual([])
  })

  // The last one: nothing is opened afterwards.
  it('has one more chance when the process ends, which is not kept waiting for it', async () => {
    const readers = [await watch(spoiltLogin())]
    proxy.fate = () => 'page'
    setTimeout(() => {
      proxy.fate = () => 'pass'
    }, 600)
    const from = Date.now()
    await shutdownLive()
    expect(await isOn()).toBe(false)
    expect(Date.now() - from).toBeLessThan(4_000)
    for (const reader of readers) {
      await reader.toEnd()
      expect(reader.find('closed').problem.code).toBe('shutting_down')
    }

    const hold = await holdTracing(spoiltLogin(), live.name)
    proxy.fate = () => 'hang'
    const then = Date.now()
    await hold.release()
    await shutdownLive()
    expect(Date.now() - then).toBeLessThan(4_000)
    expect(await left()).toHaveLength(1)
    await manageBroker('PUT', vhostPath(), { tracing: false })
  })
})
