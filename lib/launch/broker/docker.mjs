import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { LaunchError } from '../launch-error.mjs'
import { onPath } from '../on-path.mjs'
import { root } from '../paths.mjs'
import { freePorts } from '../ports.mjs'
import { PORT_COUNT, containerConf, enabledPlugins, portsFrom } from './config.mjs'
import { lockData } from './data-lock.mjs'
import { probeAmqp } from './probe.mjs'
import { waitUntilReady } from './ready.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('../progress.mjs').Progress} Progress
 * @typedef {import('./config.mjs').Ports} Ports
 */

const ANSWER_MS = 5000
const READY_MS = 120_000
const STOP_MS = 15_000
/** Where the official image listens, inside its container. */
const INSIDE = { amqp: 5672, management: 15_672 }

/** @param {string | null} wanted */
export const imageOf = (wanted) => `rabbitmq:${wanted ?? '4'}-management`

/**
 * @param {object} options
 * @param {string} options.name of the container
 * @param {string | null} options.volume that keeps the data, null: they go with the container
 * @param {string} options.dir with our rabbitmq.conf and enabled_plugins
 * @param {string} options.image
 * @param {Ports} options.ports
 * @returns {string[]}
 */
export function dockerRunArgs({ name, volume, dir, image, ports }) {
  /**
   * @param {string} file
   * @param {string} target
   */
  const mount = (file, target) => `--volume=${path.join(dir, file)}:${target}:ro,z`
  /**
   * @param {number} outside
   * @param {number} inside
   */
  const publish = (outside, inside) => `--publish=127.0.0.1:${outside}:${inside}`
  return [
    'run',
    '--rm',
    `--name=${name}`,
    // RabbitMQ keeps its data under its node's name, which comes from the host's.
    '--hostname=warren',
    publish(ports.amqp, INSIDE.amqp),
    publish(ports.management, INSIDE.management),
    publish(ports.stream, ports.stream),
    ...(volume === null ? [] : [`--volume=${volume}:/var/lib/rabbitmq`]),
    mount('rabbitmq.conf', '/etc/rabbitmq/conf.d/90-warren.conf'),
    mount('enabled_plugins', '/etc/rabbitmq/enabled_plugins'),
    image,
  ]
}

/**
 * Whether a docker engine answers (the client alone is often there without one).
 * @param {Family} family
 * @returns {Promise<string | null>} why not
 */
export async function dockerProblem(family) {
  if (onPath('docker') === null) return 'no docker here'
  const args = ['version', '--format', '{{.Server.Version}}']
  const child = family.start({ name: 'docker version', command: 'docker', args, output: 'ignore' })
  const timer = setTimeout(child.kill, ANSWER_MS)
  const exit = await child.exited
  clearTimeout(timer)
  return exit.code === 0 ? null : 'a docker client is here, but no engine answers it'
}

/**
 * Starts the official image, with ports on 127.0.0.1 only.
 * @param {object} options
 * @param {Family} options.family
 * @param {Progress} options.progress
 * @param {string | null} options.wanted
 * @param {string} options.dir
 * @param {boolean} options.keepData
 * @param {number} [options.firstPort]
 * @returns {Promise<import('./private.mjs').StartedBroker>}
 */
export async function startDockerBroker({ family, progress, wanted, dir, keepData, firstPort }) {
  const lock = await lockData(family, dir)
  const image = imageOf(wanted)
  await pull(family, progress, image)
  const ports = portsFrom(await freePorts(PORT_COUNT, firstPort))
  const id = createHash('sha256').update(dir).digest('hex').slice(0, 10)
  const name = `warren-${id}`
  mkdirSync(dir, { recursive: true })
  writeFileSync(path.join(dir, 'enabled_plugins'), enabledPlugins(null))
  const conf = `${containerConf(ports)}stream.listeners.tcp.1 = ${ports.stream}\n`
  writeFileSync(path.join(dir, 'rabbitmq.conf'), conf)

  // One with our name is left over from a launcher that was killed together with its docker client.
  await docker(family, ['rm', '--force', name]).catch(() => {})
  const broker = family.start({
    name: 'RabbitMQ (docker)',
    command: 'docker',
    args: dockerRunArgs({ name, volume: keepData ? name : null, dir, image, ports }),
    cwd: root,
    output: { file: path.join(dir, 'log/rabbitmq.log') },
    graceMs: STOP_MS,
    // Ending the client would leave the container, if that took longer than we wait.
    askToStop: () => promisify(execFile)('docker', ['stop', '--time', '10', name]),
  })
  const amqp = `amqp://127.0.0.1:${ports.amqp}`
  const management = `http://127.0.0.1:${ports.management}`
  lock.write({ about: `${amqp} ${management}` })
  const signIn = await waitUntilReady({ broker, version: image, amqp, management, timeoutMs: READY_MS })
  const version = (await probeAmqp(new URL(amqp))) ?? image
  return { version, amqp, management, signIn, children: [broker] }
}

/**
 * @param {Family} family
 * @param {Progress} progress
 * @param {string} image
 */
async function pull(family, progress, image) {
  const isHere = await docker(family, ['image', 'inspect', image]).then(
    () => true,
    () => false,
  )
  if (isHere) return
  const step = progress.start(`Fetching the image ${image}`)
  try {
    await docker(family, ['pull', '--quiet', image])
  } catch (error) {
    step.fail()
    throw new LaunchError(`docker could not fetch ${image}.`, { cause: error })
  }
  step.done(`Image ${image} fetched`)
}

/**
 * @param {Family} family
 * @param {string[]} args
 */
const docker = (family, args) => family.read({ name: `docker ${args[0]}`, command: 'docker', args })
