import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sleep } from '../child.mjs'
import { LaunchError } from '../launch-error.mjs'
import { onPath } from '../on-path.mjs'
import { isListening } from '../ports.mjs'
import { advancedConfig, enabledPlugins } from './config.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('./installed.mjs').Installation} Installation
 * @typedef {Record<string, string | undefined>} Env
 */

const STOP_MS = 12_000
const QUIET_MS = 1000

/** A cookie for nodes that are to talk to each other. */
export const newCookie = () => randomBytes(24).toString('hex')

/**
 * Writes what a node reads when it starts. What was there before, data and cookie, stays.
 * @param {object} options
 * @param {string} options.dir
 * @param {Installation} options.installation
 * @param {string} options.conf text of rabbitmq.conf
 * @param {string} [options.cookie]
 */
export function furnishNode({ dir, installation, conf, cookie = newCookie() }) {
  for (const name of ['home', 'log', 'data', 'traces']) {
    mkdirSync(path.join(dir, name), { recursive: true, mode: 0o700 })
  }
  const cookieFile = path.join(dir, 'home/.erlang.cookie')
  if (!existsSync(cookieFile)) writeFileSync(cookieFile, cookie, { mode: 0o400 })
  const shipped = readdirSync(path.join(installation.home, 'plugins'))
  writeFileSync(path.join(dir, 'enabled_plugins'), enabledPlugins(shipped))
  writeFileSync(path.join(dir, 'rabbitmq-env.conf'), '')
  writeFileSync(path.join(dir, 'rabbitmq.conf'), conf)
  writeFileSync(path.join(dir, 'advanced.config'), advancedConfig(path.join(dir, 'traces')))
}

/**
 * Starts the names' server of Erlang, in the foreground and before the broker, else the broker starts a daemon that
 * outlives it.
 * @param {Family} family
 * @param {Installation} installation
 * @param {Env} env
 * @param {number} port
 */
export async function startEpmd(family, installation, env, port) {
  const epmd = family.start({
    name: 'epmd',
    command: findEpmd(installation, env),
    args: ['-port', String(port), '-address', '127.0.0.1'],
    env,
    output: 'ignore',
  })
  for (let tries = 0; tries < 100 && epmd.isRunning() && !(await isListening(port)); tries++) await sleep(20)
  return epmd
}

/**
 * Starts one node that was furnished.
 * @param {object} options
 * @param {Family} options.family
 * @param {Installation} options.installation
 * @param {string} options.home of the installation, as a path that the scripts of RabbitMQ can take
 * @param {string} options.dir
 * @param {Env} options.env
 */
export function startNode({ family, installation, home, dir, env }) {
  const log = path.join(dir, 'log/rabbitmq.log')
  const node = family.start({
    name: 'RabbitMQ',
    command: path.join(home, 'sbin/rabbitmq-server'),
    args: [],
    cwd: dir,
    env,
    output: { file: log },
    graceMs: STOP_MS,
    ...(installation.version.startsWith('3.') ? { isDone: () => hasStoppedAll(node.lastLines(), log) } : {}),
  })
  return node
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
 * epmd is on the PATH beside erl, or only inside Erlang's runtime system.
 * @param {Installation} installation
 * @param {Env} env
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
