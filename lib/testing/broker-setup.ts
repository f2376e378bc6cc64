import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
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
  if (process.env['RABBITMQ_URL'] && process.env['RABBITMQ_MANAGEMENT_URL']) return undefined

  const family = new Family()
  mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
  const dir = mkdtempSync(path.join(warrenDir, 'test', 'unit-'))
  family.add({ name: 'data', stop: () => rmSync(dir, { recursive: true, force: true }) })
  try {
    const own = { dir, firstPort: somewhere() }
    const broker = await getBroker({ family, progress: createProgress(), env: process.env, own })
    process.env['RABBITMQ_URL'] = broker.amqp?.replace('//', `//${broker.signIn}@`) ?? ''
    process.env['RABBITMQ_MANAGEMENT_URL'] = broker.management ?? ''
  } catch (error) {
    await family.stopAll()
    throw error
  }
  return () => family.stopAll()
}
