import 'server-only'
import type { Breaker, ReadFault } from './breaker'

/** What was read, and when by our clock in ms. `fault`: it is older than it should be, since it cannot be read anew. */
export interface Sample<T> {
  data: T
  asOf: number
  fault?: ReadFault
}

/** Without what a reader keeps besides. */
export const sampleOf = <T>({ data, asOf }: Sample<T>): Sample<T> => ({ data, asOf })

/** The older sample with the fault, or the fault alone. */
export function orOlder<T>(older: Sample<T> | null, { fault, error }: Breaker): Sample<T> {
  if (older !== null) return fault === null ? sampleOf(older) : { ...sampleOf(older), fault }
  throw error ?? new Error('a reader without sample and fault')
}
