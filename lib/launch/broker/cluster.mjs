import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from '../ports.mjs'
import { PORT_COUNT, brokerEnv, clusterConf, portsFrom } from './config.mjs'
import { furnishNode, newCookie, startEpmd, startNode } from './node.mjs'
import { plainPath } from './plain-path.mjs'
import { waitUntilReady } from './ready.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('./installed.mjs').Installation} Installation
 *
 * @typedef {object} ClusterNode
 * @property {string} name
 * @property {number} pid
 * @property {string} amqp
 * @property {string} management
 *
 * @typedef {object} Cluster
 * @property {[ClusterNode, ClusterNode, ClusterNode]} nodes
 * @property {(name: string) => Promise<ClusterNode>} restart starts a node that ended, with what it had
 * @property {(name: string, erlang: string) => Promise<{ printed: string }>} evaluate runs Erlang in a node
 */

const NODES = /** @type {const} */ (['warren1@localhost', 'warren2@localhost', 'warren3@localhost'])
const READY_MS = 90_000
/** A node that stands still is given up after 6 to 10 s instead of a minute: tests wait for it. */
const NET_TICK_SECONDS = 8

/**
 * Starts a cluster of three nodes on loopback, with one epmd.
 * @param {object} options
 * @param {Family} options.family
 * @param {Installation} options.installation
 * @param {string} options.dir
 * @param {number} [options.firstPort] where to look for free ports
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ family, installation, dir: folder, firstPort }) {
  const lowest = await freePorts(PORT_COUNT * NODES.length, firstPort)
  const epmdPort = portsFrom(lowest).epmd
  const home = plainPath(family, installation.home)
  const { version, path: programs } = installation
  const cookie = newCookie()
  /**
   * @param {string} name
   * @param {number} index
   */
  const furnish = (name, index) => {
    const dir = plainPath(family, path.join(folder, String(index + 1)))
    const ports = { ...portsFrom(lowest + index * PORT_COUNT), epmd: epmdPort }
    furnishNode({ dir, installation, conf: clusterConf(ports, NODES), cookie })
    const { platform } = process
    const base = process.env
    const netTickTime = NET_TICK_SECONDS
    const env = brokerEnv({ base, path: programs, dir, ports, platform, node: name, netTickTime })
    return { name, dir, ports, env }
  }
  const [one, two, three] = NODES
  const furnished = /** @type {const} */ ([furnish(one, 0), furnish(two, 1), furnish(three, 2)])

  /** @param {ReturnType<typeof furnish>} node */
  const start = async ({ name, dir, ports, env }) => {
    const broker = startNode({ family, installation, home, dir, env })
    const amqp = `amqp://127.0.0.1:${ports.amqp}`
    const management = `http://127.0.0.1:${ports.management}`
    await waitUntilReady({ broker, version, amqp, management, timeoutMs: READY_MS })
    return { name, pid: broker.pid ?? 0, amqp, management }
  }
  await startEpmd(family, installation, furnished[0].env, epmdPort)
  // All at once: since 4.0 a node that finds none of the others waits for them before it opens.
  const nodes = await Promise.all([start(furnished[0]), start(furnished[1]), start(furnished[2])])
  const named = (/** @type {string} */ name) => {
    const node = furnished.find((each) => each.name === name)
    if (node === undefined) throw new Error(`No node is called ${name}.`)
    return node
  }
  return {
    nodes,
    restart: async (name) => start(named(name)),
    evaluate: async (name, erlang) => {
      const program = path.join(home, 'sbin/rabbitmqctl')
      const env = /** @type {NodeJS.ProcessEnv} */ (named(name).env)
      // A virtual machine of its own, which starts while others work.
      const { stdout } = await promisify(execFile)(program, ['eval', erlang], { env, timeout: 60_000 })
      return { printed: stdout }
    },
  }
}
