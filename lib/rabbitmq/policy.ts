import { z } from 'zod'
import { counter } from './counters'
import type { Json } from './json'

/** One row of GET /api/policies and /api/operator-policies. */
export const brokerPolicy = z
  .object({
    vhost: z.string(),
    name: z.string(),
    definition: z.record(z.string(), z.unknown()),
    pattern: z.string().catch(''),
    'apply-to': z.string().catch('all'),
    priority: counter,
  })
  .transform((policy) => ({
    vhost: policy.vhost,
    name: policy.name,
    definition: policy.definition as Record<string, Json>,
    /** A regular expression that is looked for anywhere in a name. */
    pattern: policy.pattern,
    /** queues, exchanges, all, classic_queues, quorum_queues, streams. */
    applyTo: policy['apply-to'],
    priority: policy.priority ?? 0,
  }))
export type Policy = z.output<typeof brokerPolicy>
