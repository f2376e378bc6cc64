import 'server-only'
import type { ConnectionSort, ListConnectionsQuery } from '@/lib/api/clients'
import { ConsoleError } from '@/lib/api/problem'
import { brokerConnection, type Connection } from '@/lib/rabbitmq/connection'
import { maxPageSize, pageOrList, tolerantList } from '@/lib/rabbitmq/page'
import { isMonitor } from '@/lib/rabbitmq/user'
import { read, write, type About } from './client'
import { goneInstead } from './gone'
import type { Asker, BrokerLogin } from './login'
import { isMatched, pageOfRows, readPage, type Page } from './pages'
import { managementPath } from './path'

const allConnections = tolerantList(brokerConnection)
const pagedConnections = pageOrList(brokerConnection)

const texts = (connection: Connection) => [connection.name, connection.givenName ?? '']

/** The broker's names of what it sorts by. */
export const connectionSortPaths: Record<ConnectionSort, string> = {
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
  tlsKeyExchange: 'ssl_key_exchange',
  tlsHash: 'ssl_hash',
  channels: 'channels',
  channelMax: 'channel_max',
  frameMax: 'frame_max',
  heartbeat: 'timeout',
  client: 'client_properties.product',
  clientVersion: 'client_properties.version',
  clientId: 'client_properties.client_id',
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
  { login, tags }: Asker,
  query: ListConnectionsQuery,
): Promise<Page<Connection> & { scope: 'all' | 'own' }> {
  const { vhost, user } = query
  const scope = isMonitor(tags) ? 'all' : 'own'
  const path = vhost === undefined ? 'connections' : managementPath`vhosts/${vhost}/connections`
  const about = vhost === undefined ? {} : { about: { vhost } }
  if (user !== undefined || isMatched(query)) {
    // The broker's own list of a user's connections tells hardly more than their names: all are read instead.
    const all = await read(login, path, allConnections, {
      costly: true,
      stale: true,
      ...about,
    })
    const { rows, unreadable } = all.data
    if (user === undefined) return { ...(await pageOfRows(all, query, { texts })), scope }
    const ofUser = rows.filter((connection) => connection.user === user)
    const page = await pageOfRows({ ...all, data: { rows: ofUser, unreadable } }, query, { texts })
    // Whose the unreadable ones are is not known.
    return { ...page, total: ofUser.length, scope }
  }
  const page = await readPage(login, path, pagedConnections, query, {
    brokerSorts: connectionSortPaths,
    costly: true,
    texts,
    ...about,
  })
  return { ...page, scope }
}

/** Whether the broker lists a connection of this name among those that this user sees. */
export async function isConnectionListed(login: BrokerLogin, name: string): Promise<boolean> {
  const query = { name, page: 1, pageSize: maxPageSize }
  const { rows } = await readPage(login, 'connections', pagedConnections, query, { texts })
  return rows.some((connection) => connection.name === name)
}

/** Closes a connection. Its client is told the reason. */
export async function closeConnection(login: BrokerLogin, name: string, reason: string): Promise<void> {
  const path = managementPath`connections/${name}`
  const about: About = {
    object: `connection "${name}"`,
    needs: 'the tag administrator, or to be its own user',
  }
  await write(login, 'DELETE', path, { headers: { 'x-reason': reason } }, about).catch(
    goneInstead(`connection "${name}"`, () => isConnectionListed(login, name)),
  )
}

/** Closes all connections of one user, in all virtual hosts. Their clients are told the reason. */
export async function closeUserConnections(login: BrokerLogin, user: string, reason: string): Promise<void> {
  const needs = 'the tag administrator, or to be this user'
  try {
    await write(
      login,
      'DELETE',
      managementPath`connections/username/${user}`,
      { headers: { 'x-reason': reason } },
      { object: `user "${user}"`, needs },
    )
  } catch (error) {
    // To those who are no administrators 3.10 answers 500, also about their own: each is closed by itself then.
    if (!(error instanceof ConsoleError) || error.code !== 'broker_unexpected') throw error
    const { data } = await read(login, 'connections', allConnections, { fresh: true })
    const names = data.rows.filter((row) => row.user === user).map((row) => row.name)
    if (names.length === 0) {
      throw new ConsoleError(
        'refused',
        `The connections of user "${user}" are not shown. This needs ${needs}.`,
        {
          cause: error.cause,
        },
      )
    }
    for (const name of names) {
      await closeConnection(login, name, reason).catch((problem: unknown) => {
        // One that went by itself meanwhile leaves the others to be closed.
        if (!(problem instanceof ConsoleError) || problem.code !== 'not_found') throw problem
      })
    }
  }
}
