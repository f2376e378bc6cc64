import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Family } from '../family.mjs'
import { warrenDir } from '../paths.mjs'
import { isListening, somewhere } from '../ports.mjs'
import { createProgress } from '../progress.mjs'
import { portsFrom } from './config.mjs'
import { getBroker } from './find.mjs'
import { probeAmqp, probeManagement } from './probe.mjs'

const silent = createProgress({ write: () => undefined })
const family = new Family()
let dir = ''
let broker: Awaited<ReturnType<typeof getBroker>>

beforeAll(async () => {
  mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
  dir = mkdtempSync(path.join(warrenDir, 'test', 'private-'))
  const own = { dir, firstPort: somewhere() }
  broker = await getBroker({ family, progress: silent, env: process.env, own })
}, 180_000)

afterAll(async () => {
  await family.stopAll()
  rmSync(dir, { recursive: true, force: true })
})

const url = (address: string | null) => new URL(address ?? '')

async function overview() {
  const authorization = `Basic ${Buffer.from(broker.signIn ?? '').toString('base64')}`
  const answer = await fetch(new URL('/api/overview', url(broker.management)), { headers: { authorization } })
  return answer.json()
}

test('is the version that it says, and guest may sign in', async () => {
  expect(await probeAmqp(url(broker.amqp))).toBe(broker.version)
  expect(await probeManagement(url(broker.management), 'guest:guest')).toBe(200)
  expect(await probeManagement(url(broker.management), 'guest:wrong')).toBe(401)
  expect(broker.signIn).toBe('guest:guest')
})

test('is set up as Warren wants it', async () => {
  expect(await overview()).toMatchObject({
    rates_mode: 'detailed',
    node: 'warren@localhost',
    cluster_name: 'warren',
  })
  const plugins = readFileSync(path.join(dir, 'enabled_plugins'), 'utf8')
  expect(plugins).toContain('rabbitmq_stream_management')
})

test('listens on loopback only', async () => {
  const { listeners } = await overview()
  const amqp = Number(url(broker.amqp).port)
  const epmd = portsFrom(amqp).epmd
  const ports: number[] = [epmd, ...listeners.map((listener: { port: number }) => listener.port)]
  expect(ports).toHaveLength(6)
  // Asked from outside: 3.10 names :: for its HTTP listeners, whatever they were told.
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  for (const { address } of addresses.filter(({ internal, family }) => !internal && family === 'IPv4')) {
    const reached = await Promise.all(ports.map((port) => isListening(port, address)))
    expect(reached).not.toContain(true)
  }
  expect(await isListening(epmd)).toBe(true)
})

test('nobody else may start a broker on its data', async () => {
  const another = new Family()
  const own = { dir, firstPort: somewhere() }
  await expect(getBroker({ family: another, progress: silent, env: process.env, own })).rejects.toThrow(
    /is run by process \d+ already/,
  )
  await another.stopAll()
})

test('is gone when it has been stopped', async () => {
  const stopped = family.stopAll()
  await Promise.all(broker.children.map((child) => child.exited))
  await stopped
  expect(await isListening(Number(url(broker.amqp).port))).toBe(false)
  expect(await isListening(Number(url(broker.management).port))).toBe(false)
})
