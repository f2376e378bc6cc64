import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brokerEnv, portsFrom } from '@/lib/launch/broker/config.mjs'
import { unpackDebian } from '@/lib/launch/broker/debian.mjs'
import { getBroker } from '@/lib/launch/broker/find.mjs'
import { findInstalled } from '@/lib/launch/broker/installed.mjs'
import { Family } from '@/lib/launch/family.mjs'
import { warrenDir } from '@/lib/launch/paths.mjs'
import { createProgress } from '@/lib/launch/progress.mjs'
import { parseAmqpAddress } from '@/lib/server/config/address'
import type { AmqpLogin } from '@/lib/server/amqp/login'

const silent = createProgress({ write: () => undefined })

/** A part of the ports for each of the four that run at a time: none begins where another does. */
const portsOfWorker = () =>
  22_000 + 20 * (4 * Math.floor(Math.random() * 100) + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 4))

/** A broker of one test's own, to be killed and started again with its data. */
export class OwnBroker {
  private readonly dir: string
  private readonly firstPort = portsOfWorker()
  private family = new Family()
  private broker: Awaited<ReturnType<typeof getBroker>> | null = null

  /** `conf` is more of rabbitmq.conf. A broker in docker has none of it. */
  constructor(
    label: string,
    private conf = '',
  ) {
    mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
    this.dir = mkdtempSync(path.join(warrenDir, 'test', `${label}-`))
  }

  async start(): Promise<void> {
    this.family = new Family()
    const own = { dir: this.dir, firstPort: this.firstPort, conf: this.conf }
    this.broker = await getBroker({ family: this.family, progress: silent, env: process.env, own })
  }

  /** kill -9: nothing that it had not written to its disk stays. */
  kill(): void {
    for (const child of this.running.children) child.kill()
  }

  /** After `kill`: the same broker again, with another rabbitmq.conf if told. */
  async restart(conf = this.conf): Promise<void> {
    this.conf = conf
    await this.family.stopAll()
    await this.start()
  }

  async end(): Promise<void> {
    await this.family.stopAll()
    rmSync(this.dir, { recursive: true, force: true })
  }

  get version(): string {
    return this.running.version ?? ''
  }

  /** Where its management API is. */
  get management(): string {
    return this.running.management ?? ''
  }

  login(): AmqpLogin {
    const amqpUrl = parseAmqpAddress(this.running.amqp ?? '')
    if (amqpUrl === null) throw new Error('no AMQP address')
    return { sessionId: 'own', brokerId: 'own', amqpUrl, ca: null, username: 'guest', password: 'guest' }
  }

  /** Whether an alarm holds up its publishers now. */
  async hasAlarm(): Promise<boolean> {
    const { username, password } = this.login()
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    const { status } = await fetch(`${this.management}/api/health/checks/alarms`, {
      headers: { authorization },
    })
    return status === 503
  }

  /** Why `control` can do nothing here, to be asked before a test that needs it; false where it can. */
  async lacksControl(): Promise<string | false> {
    return (await this.programs()) === null ? 'a broker in docker is not to be told by rabbitmqctl' : false
  }

  /** rabbitmqctl on this broker. */
  async control(...args: string[]): Promise<void> {
    const found = await this.programs()
    if (found === null) throw new Error('There is no rabbitmqctl for a broker in docker.')
    const { home, path: folders } = found
    const ports = portsFrom(Number(new URL(this.running.amqp ?? '').port))
    const env = brokerEnv({
      base: process.env,
      path: folders,
      dir: this.dir,
      ports,
      platform: process.platform,
    })
    await promisify(execFile)(path.join(home, 'sbin/rabbitmqctl'), args, {
      env: env as NodeJS.ProcessEnv,
      // A virtual machine of its own, which starts while others work.
      timeout: 60_000,
    })
  }

  private async programs() {
    const wanted = process.env['WARREN_RABBITMQ'] ?? null
    const installed = findInstalled(process.env, wanted)
    const finding = 'found' in installed ? installed : await unpackDebian(this.family, silent, wanted)
    return 'found' in finding ? finding.found : null
  }

  private get running() {
    if (this.broker === null) throw new Error('not started')
    return this.broker
  }
}
