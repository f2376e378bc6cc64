import { z } from 'zod'
import { optionalText } from './counters'
import { objectTotals } from './object-totals'
import { brokerStatistics, statisticsOf } from './statistics'

/** GET /api/overview, as far as every screen needs it. */
export const brokerOverview = z
  .object({
    rabbitmq_version: z.string().catch('?'),
    product_name: optionalText,
    product_version: optionalText,
    cluster_name: z.string().catch('?'),
    ...brokerStatistics.shape,
    exchange_types: z
      .array(z.object({ name: z.string() }))
      .nullish()
      .catch(null),
    default_queue_type: optionalText,
    object_totals: objectTotals,
  })
  .transform((o) => ({
    version: o.rabbitmq_version,
    clusterName: o.cluster_name,
    statistics: statisticsOf(o),
    exchangeTypes: o.exchange_types?.map((type) => type.name) ?? [],
    defaultQueueType: o.default_queue_type,
    objects: o.object_totals,
  }))
