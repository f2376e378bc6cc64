import { z } from 'zod'
import { brokerKindSamples } from './message-kinds'
import { messageSamples } from './message-stats'
import { firstMeasured, noColumnsYet, samplesOf } from './samples'

/** GET /api/queues/{vhost}/{name} with the samples of a range. */
export const brokerQueueSamples = z
  .preprocess(
    noColumnsYet,
    z.object({
      messages_ready_details: samplesOf,
      messages_unacknowledged_details: samplesOf,
      messages_details: samplesOf,
      message_stats: messageSamples,
    }),
  )
  .transform((q) => ({
    ready: q.messages_ready_details,
    unacked: q.messages_unacknowledged_details,
    total: q.messages_details,
    ...q.message_stats,
  }))

const statsOf = z.preprocess(noColumnsYet, z.object({ message_stats: brokerKindSamples }))

/** The same, with all that is counted by kind. */
export const brokerQueueSamplesByKind = z.unknown().transform((raw) => ({
  samples: brokerQueueSamples.parse(raw),
  kinds: statsOf.parse(raw).message_stats,
}))
type QueueSamples = z.output<typeof brokerQueueSamples>

/**
 * Where measuring of a queue began, counting the last zero as measured when what came after it was published since: then the
 * queue was empty, or was not there. A queue that came back with its messages after a restart was not.
 */
export function firstMeasuredOf(samples: QueueSamples, times: readonly number[]): number {
  const index = firstMeasured(Object.values(samples), times)
  const at = times[index]
  if (at === undefined || index === 0) return index
  // Depths are sampled a moment before the counters.
  const soon = times[index + 1] ?? at
  const total = samples.total?.get(at) ?? 0
  return total <= (samples.publish?.get(soon) ?? 0) ? index - 1 : index
}
