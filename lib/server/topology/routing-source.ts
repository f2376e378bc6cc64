import 'server-only'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import { brokerArguments, type Arguments } from '@/lib/rabbitmq/arguments'
import { flag, optionalText } from '@/lib/rabbitmq/counters'
import { alternateOf } from '@/lib/rabbitmq/alternate'
import type { Json } from '@/lib/rabbitmq/json'
import { tolerantList } from '@/lib/rabbitmq/page'
import { mergedPolicy, queueRules, type PolicyDefinition } from '@/lib/rabbitmq/routing/queue-rules'
import type {
  RoutingBinding,
  RoutingExchange,
  RoutingQueue,
  RoutingTopology,
} from '@/lib/rabbitmq/routing/topology'
import { indexTopology, type RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'
import { readBroker } from '@/lib/server/management/broker'
import { read } from '@/lib/server/management/client'
import { hub } from '@/lib/server/management/hub'
import { laneOf } from '@/lib/server/management/lanes'
import type { Asker, BrokerLogin } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { managementPath } from '@/lib/server/management/path'
import { readPolicies, type PolicyKind } from '@/lib/server/management/policies'
import type { Sample } from '@/lib/server/management/sample'
import { processWide } from '@/lib/server/process-wide'
import { readRoutingBindings } from './routing-bindings'
import { SharedLoads } from './shared-load'

const brokerRoutingExchange = z.object({
  name: z.string(),
  vhost: z.string(),
  type: z.string(),
  internal: flag,
  arguments: brokerArguments,
  policy: optionalText,
})

const definition = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(null)
  .transform((object) => (object ?? null) as Record<string, Json> | null)

const brokerRoutingQueue = z.object({
  name: z.string(),
  vhost: z.string(),
  type: z.string().catch('classic'),
  arguments: brokerArguments,
  policy: optionalText,
  operator_policy: optionalText,
  effective_policy_definition: definition,
})

const routingExchanges = tolerantList(brokerRoutingExchange)
const routingQueues = tolerantList(brokerRoutingQueue)
const routingIndex = z.custom<RoutingIndex>()

const freshLoads = () => processWide('topology.fresh', () => new SharedLoads<Sample<RoutingIndex>>())

/** All that decides routes in a virtual host, indexed. Shared and renewed like every read of everything; `fresh` reads it anew now. */
export async function readRoutingIndex(
  { login, tags }: Asker,
  vhost: string,
  fresh: boolean,
): Promise<Sample<RoutingIndex>> {
  const load = () =>
    laneOf(login.broker.id, 'costly').run('routing', () =>
      loadIndex(login, tags.includes('administrator'), vhost),
    )
  if (fresh) {
    return freshLoads().load(`${login.fingerprint} ${vhost}`, async () => {
      const { data } = await load()
      return { data, asOf: Date.now() }
    })
  }
  return hub().read(login.fingerprint, `routing ${vhost}`, routingIndex, load, { costly: true })
}

async function loadIndex(login: BrokerLogin, isAdministrator: boolean, vhost: string) {
  const start = performance.now()
  const about = { vhost }
  // Also the check that this user may enter the virtual host, in words.
  const exchanges = await read(login, managementPath`exchanges/${vhost}`, routingExchanges, {
    query: { disable_stats: true },
    about,
    fresh: true,
  })
  // An unknown version is read as an old one.
  const version = (await readPart('overview', readBroker(login))).sample?.data.version ?? '?'
  const [policies, operatorPolicies, { bindings, unreadable, bytes }] = await Promise.all([
    policiesByName(login, 'policies', vhost),
    policiesByName(login, 'operator-policies', vhost),
    readRoutingBindings(login, vhost, { isAdministrator, version }),
  ])
  const queues = await readQueues(login, vhost, { policies, operatorPolicies })
  const policyOf = (name: string | null, all: Policies): PolicyDefinition =>
    (name === null ? undefined : all?.get(name)) ?? {}
  const index = indexOf({
    version,
    exchanges: exchanges.data.rows.map((exchange): RoutingExchange => ({
      name: exchange.name,
      type: exchange.type,
      internal: exchange.internal,
      delayedType: textArgument(exchange.arguments, 'x-delayed-type'),
      alternate: alternateOf(exchange, (policy) => policies?.get(policy)),
    })),
    queues: queues.map((queue): RoutingQueue => {
      // The policy's name is said at once, what it comes to only with the next statistics.
      const merged =
        policies === null || operatorPolicies === null
          ? (queue.effective_policy_definition ?? {})
          : mergedPolicy(policyOf(queue.policy, policies), policyOf(queue.operator_policy, operatorPolicies))
      return {
        name: queue.name,
        type: queue.type,
        rules: queueRules(queue.type, queue.arguments, merged, version),
      }
    }),
    bindings,
    unreadable,
  })
  return { data: index, bytes: bytes + 400 * bindings.length, took: performance.now() - start }
}

const indexed = new WeakMap<readonly RoutingBinding[], { others: string; index: RoutingIndex }>()

/** The index from before where nothing has changed: bindings are then the same list, and all that is made of it still holds. */
function indexOf(topology: RoutingTopology): RoutingIndex {
  const { version, exchanges, queues, bindings } = topology
  const others = JSON.stringify([version, exchanges, queues])
  const known = indexed.get(bindings)
  if (known?.others === others) return known.index
  const index = indexTopology(topology)
  indexed.set(bindings, { others, index })
  return index
}

type BrokerQueue = z.output<typeof brokerRoutingQueue>

/** From 3.13 on `/queues/detailed` and `/queues/quorum` are resources of their own and hide virtual hosts of these names. */
async function readQueues(login: BrokerLogin, vhost: string, known: KnownPolicies): Promise<BrokerQueue[]> {
  const path = ['detailed', 'quorum'].includes(vhost) ? 'queues' : managementPath`queues/${vhost}`
  const ask = async (query: Record<string, string | boolean>) => {
    const { data } = await read(login, path, routingQueues, {
      query,
      about: { vhost },
      fresh: true,
    })
    return data.rows.filter((queue) => queue.vhost === vhost)
  }
  const rows = await ask({ disable_stats: true })
  if (isEnough(rows, known)) return rows
  return ask({
    columns: 'name,vhost,type,arguments,policy,operator_policy,effective_policy_definition',
  })
}

/** The cheap rows of 3.10 tell neither operator policies nor what all policies come to. */
function isEnough(rows: readonly BrokerQueue[], { policies, operatorPolicies }: KnownPolicies): boolean {
  if (rows.some((row) => row.effective_policy_definition !== null)) return true
  if (policies === null || operatorPolicies === null) return rows.every((row) => row.policy === null)
  return operatorPolicies.size === 0
}

interface KnownPolicies {
  policies: Policies
  operatorPolicies: Policies
}

type Policies = ReadonlyMap<string, PolicyDefinition> | null

/** By name; null where this user may not read them. */
async function policiesByName(login: BrokerLogin, kind: PolicyKind, vhost: string): Promise<Policies> {
  try {
    const { data } = await readPolicies(login, kind, { vhost, fresh: true })
    return new Map(data.map((policy) => [policy.name, policy.definition]))
  } catch (error) {
    if (error instanceof ConsoleError && (error.code === 'refused' || error.code === 'not_found')) return null
    throw error
  }
}

const textArgument = (args: Arguments, name: string): string | null => {
  const value = args.find((each) => each.name === name)?.value
  return typeof value === 'string' ? value : null
}
