import http from 'node:http'
import { sleep } from './child.mjs'
import { LaunchError } from './launch-error.mjs'
import { next } from './build.mjs'
import { freePorts, listenProblem } from './ports.mjs'

/**
 * @typedef {{ host: string, port: number, url: string }} Address
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./broker/find.mjs').Broker} Broker
 */

const DEFAULT = { host: '127.0.0.1', port: 3000 }
const READY_MS = 60_000
const ASK_MS = 20_000
const MOST_ERRORS = 3
/** It gives back what viewers have not settled and ends their streams; after that it has nothing to lose. */
const GRACE_MS = 6000
const WILDCARDS = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
])

/**
 * Where to serve, by HOST and PORT; complains in one sentence when that cannot be.
 * @param {Record<string, string | undefined>} env
 * @param {string} command what the user has to run again
 * @returns {Promise<Address>}
 */
export async function chooseAddress(env, command) {
  const host = env['HOST'] || DEFAULT.host
  const text = env['PORT'] || String(DEFAULT.port)
  const port = text === '0' ? await freePorts(1, 30_000) : Number(text)
  if (!/^[0-9]+$/.test(text) || port > 65_535) {
    throw new LaunchError(`PORT must be a number from 0 to 65535, and is "${text}".`)
  }
  const problem = await listenProblem(port, host)
  if (problem === 'EADDRINUSE') {
    const free = await freePorts(1, Math.max(port + 1, 1024))
    throw new LaunchError(
      `Port ${port} on ${host} is taken by another program: stop that one, or choose another port, ` +
        `for example PORT=${free} ${command}`,
    )
  }
  if (problem === 'EACCES') {
    throw new LaunchError(
      `Port ${port} needs rights that you do not have: choose one over 1023, PORT=3000 ${command}`,
    )
  }
  if (problem !== null) {
    throw new LaunchError(`This machine cannot listen on HOST=${host}, port ${port} (${problem}).`)
  }
  const name = WILDCARDS.get(host) ?? (host.includes(':') ? `[${host}]` : host)
  return { host, port, url: `http://${name}:${port}` }
}

/**
 * The server's environment: the broker's addresses, and no credentials.
 * @param {Record<string, string | undefined>} env
 * @param {Address} address
 * @param {Pick<Broker, 'amqp' | 'management'>} broker
 */
function serverEnv(env, address, broker) {
  return {
    ...env,
    HOST: address.host,
    PORT: String(address.port),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(broker.amqp === null ? {} : { RABBITMQ_URL: broker.amqp }),
    ...(broker.management === null ? {} : { RABBITMQ_MANAGEMENT_URL: broker.management }),
  }
}

/**
 * Starts the console's server.
 * @param {object} options
 * @param {Family} options.family
 * @param {'start' | 'dev'} options.mode
 * @param {Address} options.address
 * @param {Pick<Broker, 'amqp' | 'management'>} options.broker
 * @param {(line: string) => void} options.onLine
 */
export function startServer({ family, mode, address, broker, onLine }) {
  const env = serverEnv(process.env, address, broker)
  return family.start({
    ...next([mode, '--hostname', address.host, '--port', String(address.port)]),
    name: 'the server',
    env: { ...env, NODE_ENV: mode === 'start' ? 'production' : 'development' },
    output: { lines: onLine },
    graceMs: GRACE_MS,
  })
}

/**
 * Waits until the server has answered a request, and not with an error.
 * @param {import('./child.mjs').Child} server
 * @param {string} url
 */
export async function waitUntilAnswers(server, url) {
  const end = Date.now() + READY_MS
  for (let errors = 0; ;) {
    const status = await ask(url)
    if (status > 0 && status < 500) return
    if (status >= 500) errors++
    const problem = !server.isRunning()
      ? `The server did not start (${(await server.exited).how}).`
      : errors >= MOST_ERRORS
        ? `The server answers with errors (${status}).`
        : Date.now() > end
          ? `The server did not answer on ${url}.`
          : null
    if (problem) throw new LaunchError([problem, ...server.lastLines()].join('\n'))
    await sleep(status === 0 ? 100 : 1000)
  }
}

/**
 * The status of an answer, 0 when there is none.
 * @param {string} url
 * @returns {Promise<number>}
 */
function ask(url) {
  return new Promise((resolve) => {
    const asked = http.get(`${url}/sign-in`, { timeout: ASK_MS }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(0))
  })
}
