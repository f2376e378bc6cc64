import { z } from 'zod'
import type { Json } from './json'

/** One row of GET /api/policies and /api/operator-policies: what routing needs of it. */
export const brokerPolicy = z
  .object({ vhost: z.string(), name: z.string(), definition: z.record(z.string(), z.unknown()) })
  .transform((policy) => ({
    vhost: policy.vhost,
    name: policy.name,
    definition: policy.definition as Record<string, Json>,
  }))
export type Policy = z.output<typeof brokerPolicy>
