import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sleep } from '../child.mjs'
import { LaunchError } from '../launch-error.mjs'
import { onPath } from '../on-path.mjs'
import { freePorts, isListening } from '../ports.mjs'
import { nameProcess } from '../process-name.mjs'
import { PORT_COUNT, advancedConfig, brokerEnv, enabledPlugins, portsFrom, rabbitmqConf } from './config.mjs'
import { lockData } from './data-lock.mjs'
import { plainPath } from './plain-path.mjs'
import { waitUntilReady } from './ready.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('../child.mjs').Child} Child
 * @typedef {import('./installed.mjs').Installation} Installation
 * @typedef {import('./config.mjs').Ports} Ports
 *
 * @typedef {object} StartedBroker
 * @property {string} version
 * @property {string} amqp URL without credentials
 * @property {string} management
 * @property {string | null} signIn user and password, null when they are not guest's any more
 * @property {Child[]} children what it consists of: when one ends, the broker has failed
 */

const READY_MS = 90_000
const STOP_MS = 12_000
const QUIET_MS = 1000

/**
 * Starts a RabbitMQ of our own: everything of it lies in `dir`, and it listens on loopback only.
 * @param {object} options
 * @param {Family} options.family
 * @param {Installation} options.installation
 * @param {string} options.dir
 * @param {number} [options.firstPort] where to look for free ports
 * @returns {Promise<StartedBroker>}
 */
export async function startPrivateBroker({ family, installation, dir: folder, firstPort }) {
  const lock = await lockData(family, folder)
  const dir = plainPath(family, folder)
  const home = plainPath(family, installation.home)
  const ports = portsFrom(await freePorts(PORT_COUNT, firstPort))
  const version = installation.version
  const amqp = `amqp://127.0.0.1:${ports.amqp}`
  const management = `http://127.0.0.1:${ports.management}`
  writeFiles(dir, installation, ports)
  const env = brokerEnv({
    base: process.env,
    path: installation.path,
    dir,
    ports,
    platform: process.platform,
  })

  const epmd = family.start({
    name: 'epmd',
    command: findEpmd(installation, env),
    // In the foreground and before the broker, else the broker starts a daemon that outlives it.
    args: ['-port', String(ports.epmd), '-address', '127.0.0.1'],
    env,
    output: 'ignore',
  })
  for (let tries = 0; tries < 100 && epmd.isRunning() && !(await isListening(ports.epmd)); tries++)
    await sleep(20)

  const log = path.join(dir, 'log/rabbitmq.log')
  const broker = family.start({
    name: 'RabbitMQ',
    command: path.join(home, 'sbin/rabbitmq-server'),
    args: [],
    cwd: dir,
    env,
    output: { file: log },
    graceMs: STOP_MS,
    ...(version.startsWith('3.') ? { isDone: () => hasStoppedAll(broker.lastLines(), log) } : {}),
  })
  if (broker.pid !== undefined) lock.write({ child: nameProcess(broker.pid), about: `${amqp} ${management}` })

  const signIn = await waitUntilReady({ broker, version, amqp, management, timeoutMs: READY_MS })
  return { version, amqp, management, signIn, children: [epmd, broker] }
}

/**
 * 3.10 stops its listeners and message stores at once, and then its VM waits 5 s more for nothing: that may be cut short.
 * @param {string[]} lines what it logged last
 * @param {string} log
 */
function hasStoppedAll(lines, log) {
  const isQuiet = Date.now() - statSync(log).mtimeMs > QUIET_MS
  return isQuiet && lines.some((line) => /stopped TCP listener on|Message store .* is stopped/.test(line))
}

/**
 * @param {string} dir
 * @param {Installation} installation
 * @param {Ports} ports
 */
function writeFiles(dir, installation, ports) {
  for (const name of ['home', 'log', 'data', 'traces']) {
    mkdirSync(path.join(dir, name), { recursive: true, mode: 0o700 })
  }
  const cookie = path.join(dir, 'home/.erlang.cookie')
  if (!existsSync(cookie)) writeFileSync(cookie, randomBytes(24).toString('hex'), { mode: 0o400 })
  const shipped = readdirSync(path.join(installation.home, 'plugins'))
  writeFileSync(path.join(dir, 'enabled_plugins'), enabledPlugins(shipped))
  writeFileSync(path.join(dir, 'rabbitmq-env.conf'), '')
  writeFileSync(path.join(dir, 'rabbitmq.conf'), rabbitmqConf(ports))
  writeFileSync(path.join(dir, 'advanced.config'), advancedConfig(path.join(dir, 'traces')))
}

/**
 * epmd is on the PATH beside erl, or only inside Erlang's runtime system.
 * @param {Installation} installation
 * @param {Record<string, string | undefined>} env
 */
function findEpmd(installation, env) {
  const found = onPath('epmd', env)
  if (found) return found
  const bases = [...installation.path, path.dirname(onPath('erl', env) ?? '/usr/bin/erl')]
  for (const base of bases) {
    const roots = [path.join(base, '../lib/erlang'), path.join(base, '..')]
    for (const root of roots) {
      const erts = existsSync(root) ? readdirSync(root).find((name) => name.startsWith('erts-')) : undefined
      if (erts !== undefined && existsSync(path.join(root, erts, 'bin/epmd')))
        return path.join(root, erts, 'bin/epmd')
    }
  }
  throw new LaunchError(
    'There is an Erlang here, but no epmd with it. Install the whole of Erlang and try again.',
  )
}
