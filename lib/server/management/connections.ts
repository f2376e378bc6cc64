import 'server-only'
import type { ConnectionSort, ListConnectionsQuery } from '@/lib/api/clients'
import { ConsoleError } from '@/lib/api/problem'
import { brokerConnection, type Connection } from '@/lib/rabbitmq/connection'
import { maxPageSize, tolerantList } from '@/lib/rabbitmq/page'
import { seesAll } from '@/lib/rabbitmq/user'
import { read, write, type About } from './client'
import type { BrokerLogin } from './login'
import { pageOfRows, readPage, type Page } from './pages'
import { managementPath } from './path'

const texts = (connection: Connection) => [connection.name, connection.givenName ?? '']

/** The broker's names of what it sorts by. */
const brokerSorts: Record<ConnectionSort, string> = {
  name: 'name',
  givenName: 'user_provided_name',
  vhost: 'vhost',
  user: 'user',
  node: 'node',
  state: 'state',
  type: 'type',
  protocol: 'protocol',
  containerId: 'container_id',
  authMechanism: 'auth_mechanism',
  tls: 'ssl',
  tlsProtocol: 'ssl_protocol',
  tlsCipher: 'ssl_cipher',
  channels: 'channels',
  channelMax: 'channel_max',
  frameMax: 'frame_max',
  heartbeat: 'timeout',
  client: 'client_properties.product',
  clientVersion: 'client_properties.version',
  platform: 'client_properties.platform',
  peer: 'peer_host',
  connectedAt: 'connected_at',
  received: 'recv_oct',
  sent: 'send_oct',
  receivedRate: 'recv_oct_details.rate',
  sentRate: 'send_oct_details.rate',
  sendPending: 'send_pend',
}

/** One page of connections: of everybody for monitoring and administrators, else this user's own. */
export async function listConnections(
  { login, tags }: { login: BrokerLogin; tags: readonly string[] },
  query: ListConnectionsQuery,
): Promise<Page<Connection> & { scope: 'all' | 'own' }> {
  const { vhost, user } = query
  const scope = seesAll(tags) ? 'all' : 'own'
  if (user !== undefined && vhost !== undefined) {
    const all = await readUserConnections(login, user)
    const { rows, unreadable } = all.data
    const ofVhost = { rows: rows.filter((connection) => connection.vhost === vhost), unreadable }
    return { ...pageOfRows({ ...all, data: ofVhost }, query, { texts }), scope }
  }
  const path =
    user !== undefined
      ? managementPath`connections/username/${user}`
      : vhost === undefined
        ? 'connections'
        : managementPath`vhosts/${vhost}/connections`
  const page = await readPage(login, path, brokerConnection, query, {
    brokerSorts,
    costly: true,
    texts,
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
  return { ...page, scope }
}

/** The broker pages the connections of a user, but not those of a user in one virtual host. */
const readUserConnections = (login: BrokerLogin, user: string) =>
  read(login, managementPath`connections/username/${user}`, tolerantList(brokerConnection), {
    costly: true,
    stale: true,
  })

async function isListed(login: BrokerLogin, name: string): Promise<boolean> {
  const query = { name, page: 1, pageSize: maxPageSize }
  const { rows } = await readPage(login, 'connections', brokerConnection, query, { texts })
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

/** Closes all connections of one user, in all virtual hosts. Their clients are told the reason. */
export const closeUserConnections = (login: BrokerLogin, user: string, reason: string): Promise<void> =>
  write(
    login,
    'DELETE',
    managementPath`connections/username/${user}`,
    { headers: { 'x-reason': reason } },
    { object: `user "${user}"`, needs: 'the tag administrator, or to be this user' },
  )
