import { z } from 'zod'
import { reasonShape, unknowns, verdicts } from '@/lib/rabbitmq/attention/reason'
import { endpoint } from './endpoint'
import { queueParams } from './segments'

export const readDiagnosis = endpoint({
  id: 'readDiagnosis',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/diagnosis',
  summary: 'Whether a queue moves and why it does not, the likeliest reason first, with evidence',
  params: queueParams,
  output: z.object({
    verdict: z.enum(verdicts),
    /** What the broker does not tell, where the verdict is unknown. */
    unknown: z.enum(unknowns).nullable(),
    /** Messages per second that consumers get, and ack; null without statistics. */
    deliverGetRate: z.number().nullable(),
    ackRate: z.number().nullable(),
    /** For how many seconds nothing was delivered or acked, as far back as a minute; null where it moves, or that is not known. */
    quiet: z.number().nullable(),
    /** Unacked messages: what consumers may be at work on. */
    unacked: z.number().nullable(),
    reasons: z.array(reasonShape),
    /** Channels of consumers that could not be read: what they hold is not known. */
    unknownChannels: z.number(),
    /** What could not be read, or this user may not see: reasons that need it are not given. */
    notSeen: z.array(
      z.enum([
        'overview',
        'policies',
        'operatorPolicies',
        'nodes',
        'channels',
        'consumers',
        'bindings',
        'samples',
      ]),
    ),
    asOf: z.number(),
  }),
})
export type Diagnosis = z.output<NonNullable<typeof readDiagnosis.output>>
