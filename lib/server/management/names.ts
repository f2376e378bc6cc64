import 'server-only'
import { mostNames, type Names } from '@/lib/api/names'
import { ConsoleError } from '@/lib/api/problem'
import { brokerNamedConnection, brokerNamedExchange, brokerNamedQueue } from '@/lib/rabbitmq/name-rows'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read } from './client'
import type { BrokerLogin } from './login'
import { readPart } from './parts'

const namedQueues = tolerantList(brokerNamedQueue)
const namedExchanges = tolerantList(brokerNamedExchange)
const namedConnections = tolerantList(brokerNamedConnection)

/** The same names in fewer bytes: what they share is said once. */
function grouped<R extends { name: string }>(rows: readonly R[]): (Omit<R, 'name'> & { names: string[] })[] {
  const groups = new Map<string, Omit<R, 'name'> & { names: string[] }>()
  for (const { name, ...shared } of rows.slice(0, mostNames)) {
    const key = JSON.stringify(shared)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ...shared, names: [name] })
    else group.names.push(name)
  }
  return [...groups.values()]
}

const beyond = (rows: readonly unknown[]) => Math.max(0, rows.length - mostNames)

/** The names of all queues, exchanges and connections that this user may see. A list that hangs leaves the others. */
export async function listNames(login: BrokerLogin): Promise<Names> {
  const options = { costly: true, stale: true }
  const [queues, exchanges, connections] = await Promise.all([
    // Without statistics no queue is asked anything.
    readPart(
      'queues',
      read(login, 'queues', namedQueues, {
        query: { disable_stats: true, columns: 'name,vhost,type' },
        ...options,
      }),
    ),
    readPart(
      'exchanges',
      read(login, 'exchanges', namedExchanges, {
        query: { disable_stats: true, columns: 'name,vhost,type' },
        ...options,
      }),
    ),
    readPart(
      'connections',
      read(login, 'connections', namedConnections, {
        query: { columns: 'name,vhost,user_provided_name' },
        ...options,
      }),
    ),
  ])
  const lists = [queues, exchanges, connections]
  const told = lists.flatMap(({ sample }) => (sample === null ? [] : [sample]))
  const faults = lists.flatMap((list) => list.faults)
  const [fault] = faults
  if (told.length === 0 && fault !== undefined) throw new ConsoleError(fault.code, fault.detail)
  return {
    queues: grouped(queues.sample?.data.rows ?? []),
    exchanges: grouped(exchanges.sample?.data.rows ?? []),
    connections: grouped(connections.sample?.data.rows ?? []),
    leftOut: told.reduce((sum, list) => sum + beyond(list.data.rows), 0),
    readAt: Math.min(...told.map((list) => list.asOf)),
    faults,
  }
}
