import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { findLocal, wantedSeries } from '../broker/find.mjs'
import { givenAddresses } from '../broker/given.mjs'
import { probeAmqp } from '../broker/probe.mjs'
import { GUEST } from '../broker/ready.mjs'
import { LaunchError } from '../launch-error.mjs'
import { holderOf } from '../lock.mjs'
import { warrenDir } from '../paths.mjs'

/**
 * @typedef {import('./manage.mjs').Access} Access
 * @typedef {Record<string, string | undefined>} Env
 */

/**
 * The broker that `npm start` serves: the one that RABBITMQ_URL names, else the private one that runs now, else the one
 * at this machine's standard ports.
 * @param {Env} env
 * @returns {Promise<Access & { version: string }>}
 */
export async function findBroker(env) {
  const access = accessOf(env, await addresses(env))
  const version = await probeAmqp(access.amqp)
  if (version === null) throw new LaunchError(`No RabbitMQ answers on ${access.amqp.host}.`)
  return { ...access, version }
}

/** @param {Env} env */
async function addresses(env) {
  const given = givenAddresses(env)
  if (given) return given
  if (env['WARREN_CONFIG']) {
    throw new LaunchError(
      'WARREN_CONFIG may name several brokers: say which one by RABBITMQ_URL and RABBITMQ_MANAGEMENT_URL.',
    )
  }
  const wanted = wantedSeries(env)
  const running = runningPrivate(path.join(warrenDir, 'broker'), wanted)
  if (running) return running
  const local = await findLocal(wanted)
  if ('reason' in local || local.amqp === null || local.management === null) {
    throw new LaunchError(
      'There is no RabbitMQ here yet: npm start brings one, in another terminal. Or set RABBITMQ_URL.',
    )
  }
  return { amqp: new URL(local.amqp), management: new URL(local.management) }
}

/**
 * The private broker that a `npm start` of this folder runs now.
 * @param {string} dir with a folder for each series
 * @param {string | null} wanted series
 */
export function runningPrivate(dir, wanted) {
  for (const series of list(dir)) {
    if (wanted !== null && !series.endsWith(wanted)) continue
    const [amqp = '', management = ''] = holderOf(path.join(dir, series, 'lock'))?.about.split(' ') ?? []
    if (URL.canParse(amqp) && URL.canParse(management)) {
      return { amqp: new URL(amqp), management: new URL(management) }
    }
  }
  return null
}

/** @param {string} dir */
function list(dir) {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}

/**
 * Who the demo is there: the user that RABBITMQ_URL names, else guest.
 * @param {Env} env
 * @param {import('../broker/given.mjs').Addresses} addresses
 * @returns {Access}
 */
function accessOf(env, { amqp, management }) {
  const url = env['RABBITMQ_URL'] ? new URL(env['RABBITMQ_URL']) : null
  const [username = '', password = ''] = url?.username
    ? [url.username, url.password].map(decodeURIComponent)
    : GUEST.split(':')
  const ca = env['RABBITMQ_CA'] ? readFileSync(env['RABBITMQ_CA']) : null
  return { amqp, management, username, password, ca }
}
