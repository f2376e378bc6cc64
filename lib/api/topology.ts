import { z } from 'zod'
import { bindingShape } from '@/lib/rabbitmq/binding'
import { known } from '@/lib/rabbitmq/counters'
import { endpoint } from './endpoint'
import { vhostParams } from './segments'

export const readTopology = endpoint({
  id: 'readTopology',
  method: 'GET',
  path: '/api/topology/graph/{vhost}',
  summary:
    'The binding graph of a virtual host: at most 500 exchanges and queues, and the bindings between them',
  params: vhostParams,
  query: z.object({
    /** A part of a name: nodes that contain it come first, with their neighbours. */
    find: z.string().max(255).default(''),
  }),
  output: z.object({
    exchanges: z.array(z.object({ name: z.string(), type: z.string(), internal: z.boolean() })),
    queues: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        state: z.string(),
        ready: known,
        unacked: known,
        total: known,
      }),
    ),
    /** Without the default exchange's, which binds every queue by its name. */
    bindings: z.array(bindingShape),
    totals: z.object({ exchanges: z.number().int(), queues: z.number().int(), bindings: z.number().int() }),
    asOf: z.number(),
  }),
})
export type Topology = z.output<NonNullable<typeof readTopology.output>>
