import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { brokerWhoami, type Whoami } from '@/lib/rabbitmq/user'
import { read } from './client'
import type { BrokerLogin } from './login'

/** Who this login is, from the broker and not from a cache. */
export async function whoami(login: BrokerLogin): Promise<Whoami> {
  try {
    return (await read(login, 'whoami', brokerWhoami, { fresh: true })).data
  } catch (error) {
    // Every version answers this path: what does not is something else, or RabbitMQ below another path.
    if (error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'broker_unexpected')) {
      const { origin, path } = login.broker.management
      throw new ConsoleError(
        'broker_wrong_address',
        `What answers at ${origin}${path}/api/whoami is not RabbitMQ's management API.`,
        { cause: error },
      )
    }
    throw error
  }
}
