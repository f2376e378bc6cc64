import { freePorts } from '../ports.mjs'
import { nameProcess } from '../process-name.mjs'
import { PORT_COUNT, brokerEnv, portsFrom, rabbitmqConf } from './config.mjs'
import { lockData } from './data-lock.mjs'
import { furnishNode, startEpmd, startNode } from './node.mjs'
import { plainPath } from './plain-path.mjs'
import { waitUntilReady } from './ready.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('../child.mjs').Child} Child
 * @typedef {import('./installed.mjs').Installation} Installation
 *
 * @typedef {object} StartedBroker
 * @property {string} version
 * @property {string} amqp URL without credentials
 * @property {string} management
 * @property {string | null} signIn user and password, null when they are not guest's any more
 * @property {Child[]} children what it consists of: when one ends, the broker has failed
 */

const READY_MS = 90_000

/**
 * Starts a RabbitMQ of our own: everything of it lies in `dir`, and it listens on loopback only.
 * @param {object} options
 * @param {Family} options.family
 * @param {Installation} options.installation
 * @param {string} options.dir
 * @param {number} [options.firstPort] where to look for free ports
 * @param {string} [options.conf] more of rabbitmq.conf, which wins over what is there
 * @returns {Promise<StartedBroker>}
 */
export async function startPrivateBroker({ family, installation, dir: folder, firstPort, conf = '' }) {
  const lock = await lockData(family, folder)
  const dir = plainPath(family, folder)
  const home = plainPath(family, installation.home)
  const ports = portsFrom(await freePorts(PORT_COUNT, firstPort))
  const { version, path: programs } = installation
  const amqp = `amqp://127.0.0.1:${ports.amqp}`
  const management = `http://127.0.0.1:${ports.management}`
  furnishNode({ dir, installation, conf: rabbitmqConf(ports) + conf })
  const env = brokerEnv({ base: process.env, path: programs, dir, ports, platform: process.platform })
  const epmd = await startEpmd(family, installation, env, ports.epmd)
  const broker = startNode({ family, installation, home, dir, env })
  if (broker.pid !== undefined) lock.write({ child: nameProcess(broker.pid), about: `${amqp} ${management}` })

  const signIn = await waitUntilReady({ broker, version, amqp, management, timeoutMs: READY_MS })
  return { version, amqp, management, signIn, children: [epmd, broker] }
}
