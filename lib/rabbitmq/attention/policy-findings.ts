import type { Finding } from './finding'

export interface PolicyFacts {
  vhost: string
  name: string
  pattern: string
  /** queues, exchanges, all, classic_queues, quorum_queues, streams. */
  applyTo: string
}

/** An object that a policy may apply to, with the one that does. */
export interface Governed {
  vhost: string
  name: string
  kind: 'exchange' | 'queue'
  /** classic, quorum, stream; of a queue. */
  type: string
  policy: string | null
}

const targets: Record<string, (each: Governed) => boolean> = {
  all: () => true,
  exchanges: (each) => each.kind === 'exchange',
  queues: (each) => each.kind === 'queue',
  classic_queues: (each) => each.type === 'classic',
  quorum_queues: (each) => each.type === 'quorum',
  streams: (each) => each.type === 'stream',
}

/** A policy that governs nothing, with all that is of the kind it is meant for in its virtual host. */
export interface UnusedPolicy<P extends PolicyFacts> {
  policy: P
  meant: readonly Governed[]
}

/** The policies that govern nothing: only their patterns have to be tried. */
export function unusedPolicies<P extends PolicyFacts>(
  policies: readonly P[],
  objects: readonly Governed[],
): UnusedPolicy<P>[] {
  const inUse = new Set(objects.map((each) => JSON.stringify([each.vhost, each.policy])))
  const byVhost = new Map<string, Governed[]>()
  for (const each of objects) {
    const known = byVhost.get(each.vhost)
    if (known === undefined) byVhost.set(each.vhost, [each])
    else known.push(each)
  }
  return policies.flatMap((policy) => {
    const { vhost, name, applyTo } = policy
    const isTarget = targets[applyTo]
    if (isTarget === undefined || inUse.has(JSON.stringify([vhost, name]))) return []
    return [{ policy, meant: (byVhost.get(vhost) ?? []).filter(isTarget) }]
  })
}

/** Why a policy governs nothing: nothing has such a name, or others win on all that has. */
export function policyFinding(
  { policy: { vhost, name: policy, pattern }, meant }: UnusedPolicy<PolicyFacts>,
  operator: boolean,
  matches: (name: string) => boolean,
): Finding | null {
  const matched = meant.filter((each) => matches(each.name))
  if (matched.length === 0) return { kind: 'unusedPolicy', vhost, policy, operator, pattern }
  const winners = [...new Set(matched.flatMap((each) => (each.policy === null ? [] : [each.policy])))]
  // A match without any policy is one that the broker has not applied yet.
  return winners.length === 0
    ? null
    : { kind: 'shadowedPolicy', vhost, policy, operator, by: winners.toSorted() }
}
