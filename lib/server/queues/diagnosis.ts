import 'server-only'
import type { Diagnosis } from '@/lib/api/diagnosis'
import { ConsoleError } from '@/lib/api/problem'
import { rulesOfQueues } from '@/lib/rabbitmq/attention/attention'
import { diagnose } from '@/lib/rabbitmq/attention/stuck'
import { brokerOverview } from '@/lib/rabbitmq/broker'
import { brokerChannel, type Channel } from '@/lib/rabbitmq/channel'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerPolicy, type Policy } from '@/lib/rabbitmq/policy'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { listNodes } from '@/lib/server/management/nodes'
import { managementPath } from '@/lib/server/management/path'
import { readQueue } from '@/lib/server/management/queues'
import type { Asker } from './snapshot'

/** So many channels are asked what they hold. */
const mostChannels = 30

/** What may be known or not; a login that does not hold ends everything. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ConsoleError && error.code !== 'signed_out') return null
    throw error
  }
}

const readChannel = async (login: BrokerLogin, name: string): Promise<Channel | null> =>
  orNull(
    read(login, managementPath`channels/${name}`, brokerChannel, { lane: 'rows' }).then(({ data }) => data),
  )

const policyList = tolerantList(brokerPolicy)

const readPolicies = async (login: BrokerLogin, path: string): Promise<Policy[] | null> =>
  orNull(read(login, path, policyList, { stale: true }).then(({ data }) => data.rows))

/** Whether a queue moves, by what it, its consumers' channels, its policies and the nodes tell. */
export async function readDiagnosis(
  asker: Asker,
  named: { vhost: string; name: string },
): Promise<Diagnosis> {
  const { login } = asker
  const { vhost } = named
  const { queue, consumers, bindings, asOf } = await readQueue(login, named)
  const names = [...new Set(consumers.flatMap(({ channel }) => (channel === null ? [] : [channel])))]
  const [{ data: overview }, own, operator, nodes, channels] = await Promise.all([
    read(login, 'overview', brokerOverview),
    readPolicies(login, managementPath`policies/${vhost}`),
    readPolicies(login, managementPath`operator-policies/${vhost}`),
    orNull(listNodes(asker)),
    Promise.all(names.slice(0, mostChannels).map((name) => readChannel(login, name))),
  ])
  const known = channels.filter((channel) => channel !== null)
  const rules = rulesOfQueues({ version: overview.version, policies: own, operatorPolicies: operator })
  return {
    ...diagnose({
      queue,
      rules: rules(queue),
      consumers,
      channels: known,
      nodes: nodes?.nodes ?? null,
      bindings: bindings.filter((binding) => binding.source !== '').length,
    }),
    deliverGetRate: queue.deliverGetRate,
    unknownChannels: names.length - known.length,
    asOf,
  }
}
