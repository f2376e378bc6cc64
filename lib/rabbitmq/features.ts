import { argumentText } from './argument-text'
import type { Arguments } from './arguments'

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

/** What lists of queues are narrowed by: arguments that have something to do with each other, by the word for them. */
export const featureArguments = {
  ttl: ['x-message-ttl'],
  expires: ['x-expires'],
  limit: ['x-max-length', 'x-max-length-bytes'],
  deadLetter: ['x-dead-letter-exchange'],
  singleActive: ['x-single-active-consumer'],
  priority: ['x-max-priority'],
} as const
export type FeatureName = keyof typeof featureArguments

/** Whether a queue was declared with a feature. A single active consumer can be declared not to be. */
export function hasFeature({ arguments: args }: Pick<Featured, 'arguments'>, feature: FeatureName): boolean {
  const names: readonly string[] = featureArguments[feature]
  return args.some(({ name, value }) => names.includes(name) && value !== false)
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
