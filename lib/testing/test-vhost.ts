import { randomBytes, randomUUID } from 'node:crypto'
import { parseAmqpAddress } from '@/lib/server/config/address'
import type { AmqpLogin } from '@/lib/server/amqp/login'

interface Permissions {
  configure: string
  write: string
  read: string
}
const everything: Permissions = { configure: '.*', write: '.*', read: '.*' }

const required = (name: 'RABBITMQ_URL' | 'RABBITMQ_MANAGEMENT_URL'): string => {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: run the broker tests by vitest`)
  return value
}

/** Who may do everything on the suite's broker: the user in RABBITMQ_URL, else guest. */
function suiteAdmin(): { username: string; password: string } {
  const url = new URL(required('RABBITMQ_URL'))
  const username = decodeURIComponent(url.username) || 'guest'
  return { username, password: decodeURIComponent(url.password) || 'guest' }
}

/** One request to the management API as the suite's administrator; the body of the answer as JSON, null when it has none. */
export async function manageBroker(method: string, path: string, body?: unknown): Promise<unknown> {
  const { username, password } = suiteAdmin()
  const base = new URL(required('RABBITMQ_MANAGEMENT_URL'))
  const answer = await fetch(`${base.origin}${base.pathname.replace(/\/$/, '')}/api/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}

/** A virtual host of one test file's own, and logins to it. */
export class TestVhost {
  /** Each once: the second try of a test makes the same user again. */
  private readonly users = new Set<string>()

  private constructor(readonly name: string) {}

  static async create(label: string): Promise<TestVhost> {
    const name = `${label}-${randomBytes(4).toString('hex')}`
    await manageBroker('PUT', `vhosts/${encodeURIComponent(name)}`, {})
    const vhost = new TestVhost(name)
    await vhost.permit(suiteAdmin().username, everything)
    return vhost
  }

  async permit(username: string, permissions: Permissions = everything): Promise<void> {
    const path = `permissions/${encodeURIComponent(this.name)}/${encodeURIComponent(username)}`
    await manageBroker('PUT', path, permissions)
  }

  /** A login of a session of its own as the suite's administrator. */
  login(): AmqpLogin {
    const amqpUrl = parseAmqpAddress(required('RABBITMQ_URL'))
    if (amqpUrl === null) throw new Error('RABBITMQ_URL is no AMQP address')
    return { sessionId: randomUUID(), brokerId: 'test', amqpUrl, ca: null, ...suiteAdmin() }
  }

  /** A login as a new user, who is gone when the virtual host is dropped. */
  async loginAs(username: string, password: string, permissions: Permissions | null = everything) {
    await manageBroker('PUT', `users/${encodeURIComponent(username)}`, { password, tags: 'management' })
    this.users.add(username)
    if (permissions !== null) await this.permit(username, permissions)
    return { ...this.login(), username, password }
  }

  /** The management API below this virtual host: `queues/{vhost}/orders`. */
  manage(method: string, path: string, body?: unknown): Promise<unknown> {
    return manageBroker(method, path.replace('{vhost}', encodeURIComponent(this.name)), body)
  }

  async drop(): Promise<void> {
    await manageBroker('DELETE', `vhosts/${encodeURIComponent(this.name)}`)
    for (const user of this.users) await manageBroker('DELETE', `users/${encodeURIComponent(user)}`)
  }
}
