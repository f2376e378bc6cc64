/** How long certificates must be valid yet, in the words of the health check. */
export const expiryUnits = ['days', 'weeks', 'months', 'years'] as const
export type ExpiryUnit = (typeof expiryUnits)[number]
