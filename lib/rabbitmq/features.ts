import { argumentText } from './argument-text'
import type { Arguments } from './arguments'
import type { Named } from './object-key'
import type { Policy } from './policy'
import type { Queue } from './queue'

export interface QueueFeature {
  /** The official UI's short word. */
  short: string
  kind: 'durable' | 'autoDelete' | 'exclusive' | 'policy' | 'argument'
  /** Name of the policy or argument. */
  name: string
  value: string
}

/** Arguments that have a short word of their own in a list; the others are "Args" together. */
const shorts: Record<string, string> = {
  'x-message-ttl': 'TTL',
  'x-expires': 'Exp',
  'x-max-length': 'Lim',
  'x-max-length-bytes': 'Lim B',
  'x-delivery-limit': 'DlL',
  'x-overflow': 'Ovfl',
  'x-dead-letter-exchange': 'DLX',
  'x-dead-letter-routing-key': 'DLK',
  'x-dead-letter-strategy': 'DLS',
  'x-single-active-consumer': 'SAC',
  'x-max-priority': 'Pri',
  'x-max-age': 'Age',
}
/** Shown as the type. */
const typeArgument = 'x-queue-type'

/** What lists of queues are narrowed by: arguments, or keys of policies, that belong together, by the word for them. */
export const featureArguments = {
  ttl: ['x-message-ttl'],
  expires: ['x-expires'],
  limit: ['x-max-length', 'x-max-length-bytes'],
  deadLetter: ['x-dead-letter-exchange'],
  singleActive: ['x-single-active-consumer'],
  priority: ['x-max-priority'],
} as const
export type FeatureName = keyof typeof featureArguments

/** What policies may say of queues: all but what a queue is declared to be. */
const ofPolicies: ReadonlySet<FeatureName> = new Set(['ttl', 'expires', 'limit', 'deadLetter'])

export const isOfPolicies = (feature: FeatureName): boolean => ofPolicies.has(feature)

/** The operator policy that a queue has: null for none, undefined where nobody told. */
export type OperatorOf = (queue: Named) => string | null | undefined

export const nobodyTells: OperatorOf = () => undefined

/** Policies and operator policies of all virtual hosts that this is asked of; null where they could not be read. */
export interface KnownPolicies {
  own: readonly Policy[] | null
  operator: readonly Policy[] | null
  /** Lists of queues without statistics name the policy of a queue, but not its operator policy. */
  operatorOf: OperatorOf
}

type Holder = Pick<Queue, 'vhost' | 'name' | 'arguments' | 'policy' | 'operatorPolicy'>

const keysOf = (feature: FeatureName): string[] =>
  featureArguments[feature].map((name) => name.replace(/^x-/, ''))

const saysOne = ({ definition }: Policy, keys: readonly string[]): boolean =>
  keys.some((key) => Object.hasOwn(definition, key))

/** Whether one of these policies would give its queues the feature. */
export const isSaidBy = (feature: FeatureName, policies: readonly Policy[]): boolean => {
  const keys = keysOf(feature)
  return policies.some((policy) => saysOne(policy, keys))
}

/**
 * Whether queues have a feature, by what they were declared with or by a policy; null where that hangs on a policy that nobody
 * told.
 */
export function featureTest(
  feature: FeatureName,
  policies: KnownPolicies,
): (queue: Holder) => boolean | null {
  const names: readonly string[] = featureArguments[feature]
  const keys = keysOf(feature)
  const own = policies.own === null ? null : namesByVhost(policies.own, keys)
  const operator = policies.operator === null ? null : namesByVhost(policies.operator, keys)
  return (queue) => {
    // A single active consumer can be declared not to be.
    if (queue.arguments.some(({ name, value }) => names.includes(name) && value !== false)) return true
    if (!isOfPolicies(feature)) return false
    const byOwn = isAmong(own, queue.vhost, queue.policy)
    if (byOwn === true) return true
    const byOperator = isAmong(operator, queue.vhost, queue.operatorPolicy ?? policies.operatorOf(queue))
    return byOperator === false ? byOwn : byOperator
  }
}

type NamesByVhost = ReadonlyMap<string, ReadonlySet<string>>

/** The policies that say one of these keys. */
function namesByVhost(policies: readonly Policy[], keys: readonly string[]): NamesByVhost {
  const names = new Map<string, Set<string>>()
  for (const policy of policies) {
    if (!saysOne(policy, keys)) continue
    const { vhost, name } = policy
    const here = names.get(vhost) ?? new Set()
    names.set(vhost, here.add(name))
  }
  return names
}

/**
 * Null where the policies are not known, or where one of the virtual host would do and the queue's name of it (null: it has
 * none) is not known.
 */
function isAmong(names: NamesByVhost | null, vhost: string, name: string | null | undefined): boolean | null {
  if (name === null) return false
  if (names === null) return null
  const here = names.get(vhost)
  if (here === undefined) return false
  return name === undefined ? null : here.has(name)
}

interface Featured {
  durable: boolean
  autoDelete: boolean
  exclusive: boolean
  policy: string | null
  arguments: Arguments
}

/** What a list says of a queue in a few letters: flags, known arguments, policy. */
export function queueFeatures(queue: Featured): QueueFeature[] {
  const features: QueueFeature[] = []
  const flag = (short: string, kind: QueueFeature['kind']) =>
    features.push({ short, kind, name: '', value: '' })
  if (queue.durable) flag('D', 'durable')
  if (queue.autoDelete) flag('AD', 'autoDelete')
  if (queue.exclusive) flag('Excl', 'exclusive')
  for (const { name, value } of queue.arguments) {
    if (name === typeArgument) continue
    const short = Object.hasOwn(shorts, name) ? shorts[name] : undefined
    features.push({
      short: short ?? name.replace(/^x-/, ''),
      kind: 'argument',
      name,
      value: argumentText(value),
    })
  }
  if (queue.policy !== null)
    features.push({ short: queue.policy, kind: 'policy', name: queue.policy, value: '' })
  return features
}
