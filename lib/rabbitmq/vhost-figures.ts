import { z } from 'zod'
import { counter } from './counters'
import { brokerKindSamples } from './message-kinds'
import { messageRates, messageSamples } from './message-stats'
import { samplesOf } from './samples'

/** A row of GET /api/vhosts: what lies in one virtual host and flows through it. */
export const brokerVhostFigures = z
  .object({
    name: z.string(),
    messages_ready: counter,
    messages_unacknowledged: counter,
    messages: counter,
    message_stats: messageRates,
  })
  .transform((v) => ({
    name: v.name,
    totals: { ready: v.messages_ready, unacked: v.messages_unacknowledged, total: v.messages },
    rates: v.message_stats,
  }))

/** The same with the samples of a range, and all that is counted by kind. */
export const brokerVhostSamples = z
  .object({
    name: z.string(),
    messages_ready_details: samplesOf,
    messages_unacknowledged_details: samplesOf,
    messages_details: samplesOf,
    message_stats: z
      .unknown()
      .optional()
      .transform((stats) => ({ sums: messageSamples.parse(stats), kinds: brokerKindSamples.parse(stats) })),
  })
  .transform((v) => ({
    name: v.name,
    samples: {
      ready: v.messages_ready_details,
      unacked: v.messages_unacknowledged_details,
      total: v.messages_details,
      ...v.message_stats.sums,
    },
    kinds: v.message_stats.kinds,
  }))
