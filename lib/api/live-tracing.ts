import { z } from 'zod'
import { endpoint } from './endpoint'

const leftTracingShape = z.object({
  left: z.array(
    z.object({
      vhost: z.string(),
      /** Since when nobody here watches it, in ms. */
      since: z.number(),
      /** What turns it off on a node of the broker. */
      command: z.string(),
    }),
  ),
})
export type LeftTracing = z.output<typeof leftTracingShape>

export const readLeftTracing = endpoint({
  id: 'readLeftTracing',
  method: 'GET',
  path: '/api/live/tracing',
  summary:
    'Firehoses that this console turned on and could not turn off: your own, and all for an administrator',
  output: leftTracingShape,
})
