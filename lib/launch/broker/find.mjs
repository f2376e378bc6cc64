import { existsSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../launch-error.mjs'
import { warrenDir } from '../paths.mjs'
import { unpackDebian } from './debian.mjs'
import { dockerProblem, startDockerBroker } from './docker.mjs'
import { givenAddresses } from './given.mjs'
import { noBrokerMessage } from './help.mjs'
import { findInstalled } from './installed.mjs'
import { startPrivateBroker } from './private.mjs'
import { probeAmqp, probeManagement } from './probe.mjs'
import { fits, misfit, seriesOf } from './version.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('../progress.mjs').Progress} Progress
 * @typedef {import('./installed.mjs').Finding} Finding
 *
 * @typedef {object} Broker what the console is served for
 * @property {'configured' | 'given' | 'local' | 'private'} kind
 * @property {string | null} version null when it does not answer now
 * @property {string | null} amqp null when WARREN_CONFIG names the brokers
 * @property {string | null} management
 * @property {string | null} signIn user and password that are known to work
 * @property {import('../child.mjs').Child[]} children
 *
 * @typedef {object} Probes where a broker may come from, replaced in tests
 * @property {(wanted: string | null) => Promise<Broker | { reason: string }>} local
 * @property {(wanted: string | null) => Finding} installed
 * @property {(wanted: string | null) => Promise<Finding>} debian
 * @property {() => Promise<string | null>} dockerProblem
 *
 * @typedef {{ broker: Broker } | { start: 'installation', installation: import('./installed.mjs').Installation } |
 *   { start: 'docker' }} Choice
 */

const LOCAL = { amqp: 'amqp://127.0.0.1:5672', management: 'http://127.0.0.1:15672' }

/**
 * @param {Record<string, string | undefined>} env
 * @returns {string | null} the series that WARREN_RABBITMQ asks for
 */
export function wantedSeries(env) {
  const wanted = env['WARREN_RABBITMQ']
  if (!wanted) return null
  if (/^[0-9]+\.[0-9]+$/.test(wanted)) return wanted
  throw new LaunchError(`WARREN_RABBITMQ must be 3.10, 4.0 or 4.3, and is "${wanted}".`)
}

/**
 * Decides which broker to use: the first that there is of what is configured, what runs on this machine, and what can be
 * started here.
 * @param {Record<string, string | undefined>} env
 * @param {Probes} probes
 * @param {{ ownOnly: boolean }} options ownOnly: one that nobody else uses, whatever is configured
 * @returns {Promise<Choice>}
 */
export async function chooseBroker(env, probes, { ownOnly }) {
  const wanted = wantedSeries(env)
  /** @type {string[]} */
  const reasons = []
  if (!ownOnly) {
    if (env['WARREN_CONFIG']) return { broker: configuredBroker(env['WARREN_CONFIG']) }
    const given = givenAddresses(env)
    if (given) return { broker: await givenBroker(given) }
    const local = await probes.local(wanted)
    if (!('reason' in local)) return { broker: local }
    reasons.push(local.reason)
  }
  const installed = probes.installed(wanted)
  if ('found' in installed) return { start: 'installation', installation: installed.found }
  reasons.push(installed.reason)
  const debian = await probes.debian(wanted)
  if ('found' in debian) return { start: 'installation', installation: debian.found }
  reasons.push(debian.reason)
  const docker = await probes.dockerProblem()
  if (docker === null) return { start: 'docker' }
  reasons.push(docker)
  throw new LaunchError(noBrokerMessage(process.platform, wanted, reasons))
}

/**
 * @param {string} file
 * @returns {Broker}
 */
function configuredBroker(file) {
  if (!existsSync(file)) throw new LaunchError(`WARREN_CONFIG is ${file}, and there is no such file.`)
  return { kind: 'configured', version: null, amqp: null, management: null, signIn: null, children: [] }
}

/**
 * @param {import('./given.mjs').Addresses} addresses
 * @returns {Promise<Broker>}
 */
async function givenBroker({ amqp, management }) {
  const version = await probeAmqp(amqp)
  return { kind: 'given', version, amqp: amqp.href, management: management.href, signIn: null, children: [] }
}

/**
 * The RabbitMQ that runs on this machine at the standard ports, if any.
 * @param {string | null} wanted
 * @returns {Promise<Broker | { reason: string }>}
 */
export async function findLocal(wanted) {
  const version = await probeAmqp(new URL(LOCAL.amqp))
  if (version === null) return { reason: 'no RabbitMQ answers on 127.0.0.1:5672' }
  if (!fits(version, wanted)) return { reason: `127.0.0.1:5672: ${misfit(version, wanted)}` }
  if ((await probeManagement(new URL(LOCAL.management))) === 0) {
    return {
      reason:
        `RabbitMQ ${version} answers on 127.0.0.1:5672, but its management API does not on 127.0.0.1:15672 ` +
        '(rabbitmq-plugins enable rabbitmq_management)',
    }
  }
  return { kind: 'local', version, ...LOCAL, signIn: null, children: [] }
}

/**
 * The programs of a RabbitMQ that can be started here as often as one likes: no container.
 * @param {Family} family
 * @param {Progress} progress
 * @param {Record<string, string | undefined>} env
 */
export async function findInstallation(family, progress, env) {
  const choice = await chooseBroker(env, probesFor(family, progress, env), { ownOnly: true })
  if ('start' in choice && choice.start === 'installation') return choice.installation
  throw new LaunchError('This needs an installed rabbitmq-server, or Debian’s packages: docker will not do.')
}

/**
 * @param {Family} family
 * @param {Progress} progress
 * @param {Record<string, string | undefined>} env
 * @returns {Probes}
 */
const probesFor = (family, progress, env) => ({
  local: findLocal,
  installed: (series) => findInstalled(env, series),
  debian: (series) => unpackDebian(family, progress, series),
  dockerProblem: () => dockerProblem(family),
})

/**
 * Finds a broker, or starts one.
 * @param {object} options
 * @param {Family} options.family
 * @param {Progress} options.progress
 * @param {Record<string, string | undefined>} options.env
 * @param {{ dir: string, firstPort: number, conf?: string }} [options.own] start one of our own there, used by nobody else
 * @returns {Promise<Broker>}
 */
export async function getBroker({ family, progress, env, own }) {
  const wanted = wantedSeries(env)
  const choice = await chooseBroker(env, probesFor(family, progress, env), { ownOnly: own !== undefined })
  if ('broker' in choice) return choice.broker
  const isDocker = choice.start === 'docker'
  const name = isDocker ? `docker-${wanted ?? '4'}` : seriesOf(choice.installation.version)
  const place = { dir: path.join(warrenDir, 'broker', name), ...own }
  const what = isDocker ? 'RabbitMQ in docker' : `RabbitMQ ${choice.installation.version}`
  if (isDocker) {
    // Its image is fetched in a step of its own.
    const started = await startDockerBroker({
      family,
      progress,
      wanted,
      ...place,
      keepData: own === undefined,
    })
    return { kind: 'private', ...started }
  }
  const step = progress.start(`Starting ${what}`)
  try {
    const started = await startPrivateBroker({ family, installation: choice.installation, ...place })
    step.done(`${what} started`)
    return { kind: 'private', ...started }
  } catch (error) {
    step.fail()
    throw error
  }
}
