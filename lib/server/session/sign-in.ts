import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import { ConsoleError } from '@/lib/api/problem'
import type { Credentials, Session } from '@/lib/api/session'
import { mayUseManagement } from '@/lib/rabbitmq/user'
import { config, findBroker, type BrokerConfig } from '@/lib/server/config/config'
import { hub } from '@/lib/server/management/hub'
import { describeSession } from '@/lib/server/management/session'
import type { BrokerLogin } from '@/lib/server/management/login'
import { Secret } from '@/lib/server/management/secret'
import { whoami } from '@/lib/server/management/whoami'
import { processWide } from '@/lib/server/process-wide'
import { signInAttempts } from './attempts'
import { sessions } from './sessions'

const fingerprintKey = () => processWide('session.fingerprint-key', () => randomBytes(32))

function makeLogin(broker: BrokerConfig, username: string, password: string): BrokerLogin {
  const fingerprint = createHmac('sha256', fingerprintKey())
    .update(JSON.stringify([broker.id, username, password]))
    .digest('base64url')
  return { broker, username, password: new Secret(password), fingerprint }
}

function chosenBroker(id: string | undefined): BrokerConfig {
  const broker = id === undefined ? config().brokers[0] : findBroker(id)
  if (broker !== null) return broker
  throw new ConsoleError('invalid_input', 'No such broker is configured here.', {
    errors: [{ pointer: '/broker', message: 'No such broker' }],
  })
}

/** Signs in at the broker as this user: a new session with its token, and what the user sees of it. */
export async function signIn(
  credentials: Credentials,
  address: string,
): Promise<{ token: string; session: Session }> {
  const broker = chosenBroker(credentials.broker)
  const { username, password } = credentials
  if (username.includes(':')) {
    // HTTP basic authentication cuts at the first colon: it would be another user's name.
    throw new ConsoleError('invalid_input', 'RabbitMQ takes no username with a colon over HTTP.', {
      errors: [{ pointer: '/username', message: 'No colon' }],
    })
  }
  const attempt = signInAttempts().begin(JSON.stringify([broker.id, username]), address)
  const login = makeLogin(broker, username, password)
  try {
    const { tags } = await whoami(login)
    if (!mayUseManagement(tags)) {
      throw new ConsoleError(
        'no_management_tag',
        'This user has none of the tags that open the management API.',
      )
    }
    // Who was refused something and was then given it signs in again to see it.
    hub().forget(login.fingerprint)
    const description = await describeSession({ login, tags, described: null })
    attempt.forgive()
    const { token } = sessions().open(login, tags, description)
    return { token, session: description }
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    if (error.code === 'signed_out') {
      throw new ConsoleError('bad_credentials', 'The broker does not take this username and password.', {
        cause: error,
      })
    }
    attempt.forgive()
    throw error
  }
}
