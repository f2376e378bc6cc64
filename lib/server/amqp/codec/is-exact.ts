import 'server-only'
import type { Message } from '@/lib/rabbitmq/message'
import { hasUnread } from '@/lib/rabbitmq/unread'
import { writeProperties } from './write-properties'

/**
 * Whether what was read of these property bytes gives them back. Legal headers may not: a key that is no UTF-8, a boolean of
 * another octet than 0 and 1, the bits of a NaN, and -0, which JSON does not have.
 */
export function isExact(
  bytes: Buffer,
  { properties, propertiesProblem }: Pick<Message, 'properties' | 'propertiesProblem'>,
): boolean {
  if (propertiesProblem !== null) return false
  // Texts that are no UTF-8 are a problem, and numbers are all their bits: only headers can lose something.
  if (properties.headers === null) return true
  return !hasUnread(properties.headers) && writeProperties(properties).equals(bytes)
}
