/** Ten years in ms, the longest that RabbitMQ takes. */
export const longestExpiration = 315_360_000_000

/** What RabbitMQ has against an expiration, for which it closes the channel (406); null for a good one. */
export function expirationFault(text: string): string | null {
  if (!/^\+?\d+$/.test(text)) return 'not whole milliseconds'
  return Number(text) > longestExpiration ? `more than ${longestExpiration} ms, ten years` : null
}
