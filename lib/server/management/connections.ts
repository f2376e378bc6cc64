import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { ListQuery } from '@/lib/api/segments'
import { brokerConnection, type Connection } from '@/lib/rabbitmq/client'
import { maxPageSize } from '@/lib/rabbitmq/page'
import { write, type About } from './client'
import type { BrokerLogin } from './login'
import { readPage, type Page } from './pages'
import { managementPath } from './path'

/** One page of connections: of everybody for monitoring and administrators, else this user's own. */
export function listConnections(login: BrokerLogin, query: ListQuery): Promise<Page<Connection>> {
  const { vhost } = query
  const path = vhost === undefined ? 'connections' : managementPath`vhosts/${vhost}/connections`
  return readPage(login, path, brokerConnection, query, {
    texts: (connection) => [connection.name, connection.givenName ?? ''],
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
}

async function isListed(login: BrokerLogin, name: string): Promise<boolean> {
  const { rows } = await listConnections(login, { name, page: 1, pageSize: maxPageSize })
  return rows.some((connection) => connection.name === name)
}

/** Closes a connection. Its client is told the reason. */
export async function closeConnection(login: BrokerLogin, name: string, reason: string): Promise<void> {
  const path = managementPath`connections/${name}`
  const about: About = {
    object: `connection "${name}"`,
    needs: 'the tag administrator, or to be its own user',
  }
  try {
    await write(login, 'DELETE', path, { headers: { 'x-reason': reason } }, about)
  } catch (error) {
    // To those who are no administrators, 3.10 to 4.3 answer 500 when it is gone.
    const isUnclear = error instanceof ConsoleError && error.code === 'broker_unexpected'
    if (isUnclear && !(await isListed(login, name))) {
      throw new ConsoleError('not_found', `There is no connection "${name}".`, { cause: error.cause })
    }
    throw error
  }
}
