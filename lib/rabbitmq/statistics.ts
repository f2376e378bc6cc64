import { z } from 'zod'

/** Why there may be no samples: `management.rates_mode` and whether statistics are switched off. */
export const statisticsShape = z.object({ ratesMode: z.string(), disabled: z.boolean() })
export type Statistics = z.output<typeof statisticsShape>

/** What GET /api/overview tells of them. */
export const brokerStatistics = z.object({
  rates_mode: z.string().catch('?'),
  disable_stats: z.boolean().nullish().catch(null),
})

export const statisticsOf = (o: z.output<typeof brokerStatistics>): Statistics => ({
  ratesMode: o.rates_mode,
  disabled: o.disable_stats ?? false,
})
