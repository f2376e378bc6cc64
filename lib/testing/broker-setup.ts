import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { getBroker } from '@/lib/launch/broker/find.mjs'
import { Family } from '@/lib/launch/family.mjs'
import { warrenDir } from '@/lib/launch/paths.mjs'
import { somewhere } from '@/lib/launch/ports.mjs'
import { createProgress } from '@/lib/launch/progress.mjs'

/**
 * The broker of the `*.broker.test.ts`: the one that RABBITMQ_URL and RABBITMQ_MANAGEMENT_URL name, where whoever the
 * first one names may do everything, else one of our own that ends with the tests. Tests find it in the same variables.
 */
export default async function setUpBroker(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['RABBITMQ_URL'] && process.env['RABBITMQ_MANAGEMENT_URL']) {
    await hasStatistics(process.env['RABBITMQ_URL'], process.env['RABBITMQ_MANAGEMENT_URL'])
    return undefined
  }

  const family = new Family()
  mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
  const dir = mkdtempSync(path.join(warrenDir, 'test', 'unit-'))
  family.add({ name: 'data', stop: () => rmSync(dir, { recursive: true, force: true }) })
  try {
    const own = { dir, firstPort: somewhere() }
    const broker = await getBroker({ family, progress: createProgress(), env: process.env, own })
    process.env['RABBITMQ_URL'] = broker.amqp?.replace('//', `//${broker.signIn}@`) ?? ''
    process.env['RABBITMQ_MANAGEMENT_URL'] = broker.management ?? ''
    await hasStatistics(process.env['RABBITMQ_URL'], process.env['RABBITMQ_MANAGEMENT_URL'])
  } catch (error) {
    await family.stopAll()
    throw error
  }
  return () => family.stopAll()
}

/** A broker that has just started answers before it has counted anything: its nodes are names only for 5 s. */
async function hasStatistics(amqp: string, management: string): Promise<void> {
  const { username, password } = new URL(amqp)
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`
  const url = new URL('api/nodes', `${management.replace(/\/$/, '')}/`)
  for (let tries = 0; tries < 60; tries++) {
    const nodes = z
      .array(z.looseObject({}))
      .safeParse(await (await fetch(url, { headers: { authorization } })).json())
    if (nodes.success && nodes.data.every((node) => 'mem_alarm' in node)) return
    await setTimeout(500)
  }
  throw new Error(`${url.href} tells nothing of its nodes after 30 s`)
}
