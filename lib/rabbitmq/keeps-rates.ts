import type { Statistics } from './statistics'

/**
 * Whether what has no rate is idle. Else, and where that is not known, its rate is unknown. In a file without schemas, as
 * pages load it first.
 */
export const keepsRates = (statistics: Statistics | null): boolean =>
  statistics !== null && !statistics.disabled && statistics.ratesMode !== 'none'
