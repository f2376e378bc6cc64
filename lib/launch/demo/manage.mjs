import http from 'node:http'
import https from 'node:https'
import { LaunchError } from '../launch-error.mjs'

/**
 * @typedef {object} Access a broker and somebody who may do everything there
 * @property {URL} amqp
 * @property {URL} management
 * @property {string} username
 * @property {string} password
 * @property {Buffer | null} ca
 */

const TIMEOUT_MS = 10_000

/**
 * One request to the management API; gives the body of the answer, null when there is none or nothing is there (404).
 * @param {Access} access
 * @param {'GET' | 'PUT' | 'DELETE'} method
 * @param {string[]} segments of the path behind /api
 * @param {unknown} [body]
 * @returns {Promise<unknown>}
 */
export async function manage(access, method, segments, body) {
  const { status, text } = await send(access, method, segments, body)
  if (status === 404 && method !== 'PUT') return null
  if (status === 401) {
    throw new LaunchError(
      `User ${access.username} may not ${method} ${segments[0]}: the demo makes a virtual host and users, so name an ` +
        'administrator in RABBITMQ_URL, amqp://user:password@host',
    )
  }
  if (status >= 400) throw new Error(`${method} ${segments.join('/')}: ${status} ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}

/**
 * @param {Access} access
 * @param {string} method
 * @param {string[]} segments
 * @param {unknown} body
 * @returns {Promise<{ status: number, text: string }>}
 */
function send({ management, username, password, ca }, method, segments, body) {
  const { request } = management.protocol === 'https:' ? https : http
  const prefix = management.pathname.replace(/\/$/, '')
  const url = new URL(`${prefix}/api/${segments.map(encodeURIComponent).join('/')}`, management)
  const options = {
    method,
    timeout: TIMEOUT_MS,
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(ca === null ? {} : { ca }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      /** @type {Buffer[]} */
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    asked.on('timeout', () => asked.destroy(new Error(`The management API did not answer on ${url.host}`)))
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
