import { z } from 'zod'
import { noColumnsYet, samplesOf } from './samples'

/** GET /api/exchanges/{vhost}/{name} with the samples of a range. */
export const brokerExchangeSamples = z
  .preprocess(
    noColumnsYet,
    z.object({
      message_stats: z
        .object({ publish_in_details: samplesOf, publish_out_details: samplesOf })
        .nullish()
        .catch(null),
    }),
  )
  .transform(({ message_stats: stats }) => ({
    in: stats?.publish_in_details ?? null,
    out: stats?.publish_out_details ?? null,
  }))
