import { z } from 'zod'
import { counter, known } from './counters'

/** How many there are of each kind. */
export const objectTotalsShape = z.object({
  connections: known,
  channels: known,
  consumers: known,
  queues: known,
  exchanges: known,
})
export type ObjectTotals = z.output<typeof objectTotalsShape>

const counted = z.object({
  connections: counter,
  channels: counter,
  consumers: counter,
  queues: counter,
  exchanges: counter,
})
const unknown = counted.parse({})

/** `object_totals` of GET /api/overview: of the whole broker, as far as this user may see it. */
export const objectTotals = counted
  .nullish()
  .catch(null)
  .transform((totals): ObjectTotals => totals ?? unknown)
