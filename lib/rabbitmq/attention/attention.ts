import type { Channel } from '@/lib/rabbitmq/channel'
import type { Connection } from '@/lib/rabbitmq/connection'
import type { CheckResult } from '@/lib/rabbitmq/health'
import type { Node } from '@/lib/rabbitmq/node'
import type { Policy } from '@/lib/rabbitmq/policy'
import type { Queue } from '@/lib/rabbitmq/queue'
import { mergedPolicy, queueRules } from '@/lib/rabbitmq/routing/queue-rules'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { certificateFindings, deprecatedFindings, flowFindings, type Flow } from './broker-findings'
import { channelFindings, connectionFindings } from './client-findings'
import type { Finding } from './finding'
import { ranked } from './finding-order'
import { nodeFindings } from './node-findings'
import { policyFindings, type Governed, type Matcher } from './policy-findings'
import { deadLetterFindings, queueFindings } from './queue-findings'

/** What is known of a broker. A part is null where it could not be read, or this user may not: its rules then say nothing. */
export interface Facts {
  version: string
  nodes: readonly Node[] | null
  queues: readonly Queue[] | null
  exchanges: readonly { vhost: string; name: string; policy: string | null }[] | null
  policies: readonly Policy[] | null
  operatorPolicies: readonly Policy[] | null
  channels: readonly Channel[] | null
  connections: readonly Connection[] | null
  flow: Flow | null
  /** Queues that dead-letter exchanges lead to. */
  deadLetterTargets: readonly { vhost: string; queue: string; exchange: string }[] | null
  certificates: CheckResult | null
  deprecated: readonly string[] | null
  matcher: Matcher
}

type RulesOf = (queue: Queue) => QueueRules

/** What holds for a queue by its arguments and the policies that the broker says it has. */
export function rulesOfQueues({
  version,
  policies,
  operatorPolicies,
}: Pick<Facts, 'version' | 'policies' | 'operatorPolicies'>): RulesOf {
  const byName = (list: readonly Policy[] | null) =>
    new Map((list ?? []).map((policy) => [JSON.stringify([policy.vhost, policy.name]), policy.definition]))
  const [own, operator] = [byName(policies), byName(operatorPolicies)]
  return (queue) => {
    const definition = mergedPolicy(
      own.get(JSON.stringify([queue.vhost, queue.policy])) ?? {},
      operator.get(JSON.stringify([queue.vhost, queue.operatorPolicy])) ?? {},
    )
    return queueRules(queue.type, queue.arguments, definition, version)
  }
}

const governedOf = (queues: readonly Queue[], exchanges: NonNullable<Facts['exchanges']>): Governed[] => [
  ...queues.map(({ vhost, name, type, policy }) => ({ vhost, name, kind: 'queue' as const, type, policy })),
  ...exchanges.map((exchange) => ({ ...exchange, kind: 'exchange' as const, type: '' })),
]

/**
 * One finding for a queue, the worst: that it has no consumer is why it is full, and said by its page. Its replicas have
 * nothing to do with that.
 */
function worstOfEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return ranked(findings).filter((finding) => {
    if (!('queue' in finding) || finding.kind === 'lagging') return true
    const name = nameOf(finding.queue)
    return !seen.has(name) && seen.add(name)
  })
}

/** Everything that needs attention, the worst first. */
export function findingsOf(facts: Facts): Finding[] {
  const { nodes, queues, exchanges, policies, channels, connections, flow } = facts
  const rulesOf = rulesOfQueues(facts)
  const deadLetters =
    queues === null || facts.deadLetterTargets === null
      ? []
      : deadLetterFindings(queues, rulesOf, facts.deadLetterTargets)
  const ofQueues = [...queueFindings(queues ?? [], rulesOf, nodes ?? []), ...deadLetters]
  return ranked([
    ...nodeFindings(nodes ?? []),
    ...worstOfEach(ofQueues),
    ...channelFindings(channels ?? []),
    ...connectionFindings(connections ?? []),
    ...(flow === null ? [] : flowFindings(flow, channels ?? [])),
    ...(facts.certificates === null ? [] : certificateFindings(facts.certificates)),
    ...deprecatedFindings(facts.deprecated ?? []),
    ...(policies === null || queues === null || exchanges === null
      ? []
      : policyFindings(policies, governedOf(queues, exchanges), facts.matcher)),
  ])
}

const nameOf = ({ vhost, name }: { vhost: string; name: string }) => JSON.stringify([vhost, name])
