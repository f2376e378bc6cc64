import { z } from 'zod'
import { tolerantList } from './page'

/** GET /api/deprecated-features/used (3.13 and later): names of what is in use that a later version refuses. */
export const brokerUsedFeatures = tolerantList(z.object({ name: z.string() })).transform((list) =>
  list.rows.map((feature) => feature.name),
)
