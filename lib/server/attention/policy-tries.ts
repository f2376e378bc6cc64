import 'server-only'
import { RE2JS } from 're2js'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import {
  unusedPolicies,
  policyFinding,
  type Governed,
  type PolicyFacts,
} from '@/lib/rabbitmq/attention/policy-findings'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import type { Queue } from '@/lib/rabbitmq/queue'
import { Turns } from '@/lib/server/turns'

const largestPattern = 500
/** Names tried in one run, all patterns together: some 3 µs each. */
const mostTries = 500_000
/** In ms, for patterns that are slow on long names. */
const longestRun = 3_000

/**
 * A policy's pattern, which the broker looks for anywhere in a name, upper and lower case apart; null where it cannot be tried
 * here: what RE2 does not know (look-around, back references), and what would take too long.
 */
function compiled(pattern: string): ((name: string) => boolean) | null {
  try {
    const regex = RE2JS.compile(pattern)
    return regex.programSize() > largestPattern ? null : (name) => regex.test(name)
  } catch {
    return null
  }
}

/** The names that match; null where that took too long. */
async function matchesOf(
  meant: readonly Governed[],
  test: (name: string) => boolean,
  turns: Turns,
): Promise<Set<string> | null> {
  const matched = new Set<string>()
  for (const { name } of meant) {
    if (test(name)) matched.add(name)
    if (!turns.isOver) continue
    await turns.next()
    if (turns.spent > longestRun) return null
  }
  return matched
}

export interface Tried {
  findings: Finding[]
  /** Of so many policies that govern nothing, so many could be tried. */
  looked: number
  of: number
}

/** The policies of one kind that govern nothing, and why: their patterns are tried on the names that they are meant for. */
export async function tryPolicies(
  kinds: readonly { policies: readonly PolicyFacts[]; governed: readonly Governed[]; operator: boolean }[],
  most: number = mostTries,
): Promise<Tried> {
  const tried: Tried = { findings: [], looked: 0, of: 0 }
  const turns = new Turns()
  let left = most
  for (const { policies, governed, operator } of kinds) {
    for (const unused of unusedPolicies(policies, governed)) {
      tried.of += 1
      const test = compiled(unused.policy.pattern)
      if (test === null || unused.meant.length > left) continue
      left -= unused.meant.length
      const matched = await matchesOf(unused.meant, test, turns)
      if (matched === null) continue
      tried.looked += 1
      const finding = policyFinding(unused, operator, (name) => matched.has(name))
      if (finding !== null) tried.findings.push(finding)
    }
  }
  return tried
}

/** What policies govern: queues and exchanges. */
export const governedByPolicies = (queues: readonly Queue[], exchanges: readonly Exchange[]): Governed[] => [
  ...queues.map(({ vhost, name, type, policy }) => ({ vhost, name, kind: 'queue' as const, type, policy })),
  ...exchanges.map(({ vhost, name, policy }) => ({
    vhost,
    name,
    kind: 'exchange' as const,
    type: '',
    policy,
  })),
]

/** What operator policies govern: queues. */
export const governedByOperator = (queues: readonly Queue[]): Governed[] =>
  queues.map(({ vhost, name, type, operatorPolicy }) => ({
    vhost,
    name,
    kind: 'queue',
    type,
    policy: operatorPolicy,
  }))
