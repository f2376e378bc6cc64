import 'server-only'
import type { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import type { Session } from '@/lib/api/session'
import { tolerantList } from '@/lib/rabbitmq/page'
import {
  brokerVhost,
  isMonitor,
  permissionShape,
  topicPermissionShape,
  type Permission,
  type TopicPermission,
} from '@/lib/rabbitmq/user'
import { brokerAddress } from '@/lib/server/config/broker-address'
import { within } from '@/lib/server/within'
import { isFault } from './breaker'
import { readBroker } from './broker'
import { mayEnter, read } from './client'
import type { Asker, BrokerLogin } from './login'
import { managementPath } from './path'

const probesAtOnce = 8
/** Probing costs one small request each. Beyond this many virtual hosts they are listed unprobed. */
const mostProbes = 200

const brokerVhosts = tolerantList(brokerVhost)
const permissionList = tolerantList(permissionShape)
const topicPermissionList = tolerantList(topicPermissionShape)

/** What only administrators may read of themselves, and only of the broker's own users; null for all others. */
async function ownRows<T>(
  login: BrokerLogin,
  tags: readonly string[],
  path: string,
  list: z.ZodType<{ rows: T[] }>,
): Promise<T[] | null> {
  if (!tags.includes('administrator')) return null
  try {
    return (await read(login, path, list)).data.rows
  } catch (error) {
    // 404: an administrator by LDAP or OAuth, whom the broker's own user list does not hold.
    if (error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'refused')) return null
    throw error
  }
}

const ownPermissions = (login: BrokerLogin, tags: readonly string[]): Promise<Permission[] | null> =>
  ownRows(login, tags, managementPath`users/${login.username}/permissions`, permissionList)

const ownTopicPermissions = (
  login: BrokerLogin,
  tags: readonly string[],
): Promise<TopicPermission[] | null> =>
  ownRows(login, tags, managementPath`users/${login.username}/topic-permissions`, topicPermissionList)

async function probed(login: BrokerLogin, vhosts: readonly string[]): Promise<string[]> {
  if (vhosts.length > mostProbes) return [...vhosts]
  const open: string[] = []
  for (let start = 0; start < vhosts.length; start += probesAtOnce) {
    const some = vhosts.slice(start, start + probesAtOnce)
    const answers = await Promise.all(some.map((vhost) => mayEnter(login, vhost)))
    open.push(...some.filter((_, index) => answers[index]))
  }
  return open
}

/** The names of all virtual hosts that this user may enter. */
async function enterable(
  login: BrokerLogin,
  tags: readonly string[],
  permissions: Permission[] | null,
): Promise<string[]> {
  if (permissions !== null) return permissions.map((permission) => permission.vhost)
  const query = { columns: 'name' }
  const { data } = await read(login, 'vhosts', brokerVhosts, { query })
  const names = data.rows.map((vhost) => vhost.name)
  // Monitors are shown all of them; the others only those with permissions.
  return isMonitor(tags) ? probed(login, names) : names
}

interface Described extends Asker {
  /** What it was last told. */
  described: Session | null
}

/** How long (ms) a page waits for a fresh description before it gets the last one. */
const patience = 2_000

/**
 * What the browser is told of a session: who, where, and which virtual hosts are open. While the broker does not answer, what
 * was told before: a page of which one read hangs is still a page.
 */
export async function describeSession(session: Described): Promise<Session> {
  const { described } = session
  const anew = describe(session).then((told) => {
    session.described = told
    return told
  })
  if (described === null) return anew
  try {
    return await within(anew, patience, () => described)
  } catch (error) {
    if (!(error instanceof ConsoleError) || !isFault(error)) throw error
    return described
  }
}

async function describe({ login, tags }: Asker): Promise<Session> {
  const { broker } = login
  const [overview, permissions, topicPermissions] = await Promise.all([
    readBroker(login),
    ownPermissions(login, tags),
    ownTopicPermissions(login, tags),
  ])
  const { version, clusterName, exchangeTypes, objects } = overview.data
  const vhosts = await enterable(login, tags, permissions)
  return {
    user: { name: login.username, tags: [...tags] },
    broker: {
      id: broker.id,
      name: broker.name,
      environment: broker.environment,
      readOnly: broker.readOnly,
      version,
      clusterName,
      exchangeTypes,
      objects: { ...objects, asOf: overview.asOf },
      address: brokerAddress(broker),
    },
    vhosts: vhosts.toSorted((a, b) => a.localeCompare(b, 'en')),
    permissions,
    topicPermissions,
  }
}
