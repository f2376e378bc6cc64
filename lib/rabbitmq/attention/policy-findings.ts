import type { Finding } from './finding'

export interface PolicyFacts {
  vhost: string
  name: string
  pattern: string
  /** queues, exchanges, all, classic_queues, quorum_queues, streams. */
  applyTo: string
  priority: number
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

/** Whether a name matches a policy's pattern; null for a pattern that cannot be tried here. */
export type Matcher = (pattern: string) => ((name: string) => boolean) | null

const targets: Record<string, (each: Governed) => boolean> = {
  all: () => true,
  exchanges: (each) => each.kind === 'exchange',
  queues: (each) => each.kind === 'queue',
  classic_queues: (each) => each.type === 'classic',
  quorum_queues: (each) => each.type === 'quorum',
  streams: (each) => each.type === 'stream',
}

/** Policies that govern nothing: because nothing has such a name, or because others win on all that has. */
export function policyFindings(
  policies: readonly PolicyFacts[],
  objects: readonly Governed[],
  matcher: Matcher,
): Finding[] {
  const inUse = new Set(objects.map((each) => JSON.stringify([each.vhost, each.policy])))
  return policies.flatMap((policy): Finding[] => {
    const { vhost, name, pattern, applyTo } = policy
    if (inUse.has(JSON.stringify([vhost, name]))) return []
    const matches = matcher(pattern)
    const isTarget = targets[applyTo]
    if (matches === null || isTarget === undefined) return []
    const meant = objects.filter((each) => each.vhost === vhost && isTarget(each) && matches(each.name))
    if (meant.length === 0) return [{ kind: 'idlePolicy', vhost, policy: name, pattern }]
    const winners = [...new Set(meant.flatMap((each) => (each.policy === null ? [] : [each.policy])))]
    // A match without any policy is one that the broker has not applied yet.
    return winners.length === 0
      ? []
      : [{ kind: 'shadowedPolicy', vhost, policy: name, by: winners.toSorted() }]
  })
}
