import { z } from 'zod'
import { rateOf } from './counters'
import { samplesOf } from './samples'

/** `message_stats` of the broker or of one queue, by what is charted; a part is null where the broker has no number. */
const messageStatsOf = <P>(part: z.ZodType<P>) =>
  z
    .object({
      publish_details: part,
      deliver_get_details: part,
      ack_details: part,
      redeliver_details: part,
    })
    .nullish()
    .catch(null)
    .transform((stats) => ({
      publish: stats?.publish_details ?? null,
      deliverGet: stats?.deliver_get_details ?? null,
      ack: stats?.ack_details ?? null,
      redeliver: stats?.redeliver_details ?? null,
    }))

export const messageRates = messageStatsOf(rateOf)
export const messageSamples = messageStatsOf(samplesOf)
