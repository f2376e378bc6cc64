import type { Alarm } from '@/lib/rabbitmq/alarms'
import type { Arguments } from '@/lib/rabbitmq/arguments'
import type { Channel } from '@/lib/rabbitmq/channel'
import type { Connection } from '@/lib/rabbitmq/connection'
import type { CheckResult } from '@/lib/rabbitmq/health'
import { mirroringOf } from '@/lib/rabbitmq/mirroring'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Node } from '@/lib/rabbitmq/node'
import type { Policy } from '@/lib/rabbitmq/policy'
import type { Queue } from '@/lib/rabbitmq/queue'
import { mergedPolicy, queueRules, type PolicyDefinition } from '@/lib/rabbitmq/routing/queue-rules'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { behindFindings, type Behind } from './behind-findings'
import { certificateFindings, deprecatedFindings, flowFindings, type Flow } from './broker-findings'
import { channelFindings, connectionFindings, type HeldChannel } from './client-findings'
import type { Finding } from './finding'
import { ranked } from './finding-order'
import { nodeFindings, vhostFindings, type VhostState } from './node-findings'
import { deadLetterFindings, queueFindings } from './queue-findings'

/** What is known of a broker. A part is null where it could not be read, or this user may not: its rules then say nothing. */
export interface Facts {
  version: string
  nodes: readonly Node[] | null
  /** Of the health check, where nodes do not tell theirs. */
  alarms: readonly Alarm[] | null
  vhosts: readonly VhostState[] | null
  queues: readonly Queue[] | null
  policies: readonly Policy[] | null
  operatorPolicies: readonly Policy[] | null
  /** Policies that govern nothing. */
  unusedPolicies: readonly Finding[] | null
  channels: readonly Channel[] | null
  /** The channels whose messages no queue took. */
  unroutablePublishers: readonly Channel[] | null
  connections: readonly Connection[] | null
  flow: Flow | null
  /** Queues that dead-letter exchanges lead to. */
  deadLetterTargets: readonly { vhost: string; queue: string; exchange: string }[] | null
  certificates: CheckResult | null
  deprecated: readonly string[] | null
  /** What was looked up of queues that look stuck, by `keyOf`, and of channels that seem full, by name. */
  quietQueues: ReadonlyMap<string, number>
  heldChannels: ReadonlyMap<string, HeldChannel>
  /** How far members of quorum queues are behind, by `keyOf`, of those that were looked up. */
  behind: ReadonlyMap<string, Behind>
}

/** A queue, with what its policies come to where the broker told that: it does when a queue is read alone. */
type RuledQueue = Queue & { effectivePolicy?: Arguments | null }

type RulesOf = (queue: RuledQueue) => QueueRules

/** What the policies of a queue come to, or else the policies that the broker says it has. */
function definitionsOfQueues({
  policies,
  operatorPolicies,
}: Pick<Facts, 'policies' | 'operatorPolicies'>): (queue: RuledQueue) => PolicyDefinition {
  const byName = (list: readonly Policy[] | null) =>
    new Map((list ?? []).map((policy) => [JSON.stringify([policy.vhost, policy.name]), policy.definition]))
  const [own, operator] = [byName(policies), byName(operatorPolicies)]
  return ({ vhost, policy, operatorPolicy, effectivePolicy = null }) =>
    effectivePolicy === null
      ? mergedPolicy(
          own.get(JSON.stringify([vhost, policy])) ?? {},
          operator.get(JSON.stringify([vhost, operatorPolicy])) ?? {},
        )
      : Object.fromEntries(effectivePolicy.map(({ name, value }) => [name, value]))
}

/** What holds for a queue by its arguments and by what its policies come to. */
export function rulesOfQueues(facts: Pick<Facts, 'version' | 'policies' | 'operatorPolicies'>): RulesOf {
  const definitionOf = definitionsOfQueues(facts)
  return (queue) => queueRules(queue.type, queue.arguments, definitionOf(queue), facts.version)
}

const ofReplicas: ReadonlySet<Finding['kind']> = new Set(['lagging', 'behind', 'unsynchronised'])

/**
 * One finding for a queue, the worst: that it has no consumer is why it is full, and said by its page. Its replicas have
 * nothing to do with that.
 */
function worstOfEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return ranked(findings).filter((finding) => {
    if (!('queue' in finding) || ofReplicas.has(finding.kind)) return true
    const name = keyOf(finding.queue)
    return !seen.has(name) && seen.add(name)
  })
}

/** Everything that needs attention, the worst first. */
export function findingsOf(facts: Facts): Finding[] {
  const { queues, channels, flow } = facts
  const nodes = facts.nodes ?? []
  const rulesOf = rulesOfQueues(facts)
  const deadLetters =
    queues === null || facts.deadLetterTargets === null
      ? []
      : deadLetterFindings(queues, rulesOf, facts.deadLetterTargets)
  const definitionOf = definitionsOfQueues(facts)
  const ofQueues = queueFindings(queues ?? [], {
    rulesOf,
    mirroringOf: (queue) => (facts.policies === null ? null : mirroringOf(definitionOf(queue))),
    nodes,
    quiet: facts.quietQueues,
  })
  return ranked([
    ...nodeFindings(nodes, facts.alarms),
    ...vhostFindings(facts.vhosts ?? []),
    ...worstOfEach([...ofQueues, ...behindFindings(queues ?? [], facts.behind), ...deadLetters]),
    ...channelFindings(channels ?? [], facts.heldChannels),
    ...connectionFindings(facts.connections ?? []),
    ...(flow === null ? [] : flowFindings(flow, facts.unroutablePublishers ?? [])),
    ...(facts.certificates === null ? [] : certificateFindings(facts.certificates, facts.nodes)),
    ...deprecatedFindings(facts.deprecated ?? []),
    ...(facts.unusedPolicies ?? []),
  ])
}
