import { config } from '@/lib/server/config/config'
import type { BrokerLogin } from '@/lib/server/management/login'
import { Secret } from '@/lib/server/management/secret'

/** A management login as the suite's administrator, without a session. */
export function suiteLogin(): BrokerLogin {
  const [broker] = config().brokers
  const url = new URL(process.env['RABBITMQ_URL'] ?? '')
  const username = decodeURIComponent(url.username) || 'guest'
  const password = new Secret(decodeURIComponent(url.password) || 'guest')
  return { broker, username, password, fingerprint: `suite ${username}` }
}
