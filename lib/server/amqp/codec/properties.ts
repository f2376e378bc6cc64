import 'server-only'
import type { Properties } from '@/lib/rabbitmq/message'

export type PropertyKind = 'short-string' | 'table' | 'octet' | 'timestamp'

/** The 14 properties in the order of the wire; the first one's flag is bit 15, the next one's bit 14, and so on. */
export const propertyLayout: readonly (readonly [keyof Properties, PropertyKind])[] = [
  ['contentType', 'short-string'],
  ['contentEncoding', 'short-string'],
  ['headers', 'table'],
  ['deliveryMode', 'octet'],
  ['priority', 'octet'],
  ['correlationId', 'short-string'],
  ['replyTo', 'short-string'],
  ['expiration', 'short-string'],
  ['messageId', 'short-string'],
  ['timestamp', 'timestamp'],
  ['type', 'short-string'],
  ['userId', 'short-string'],
  ['appId', 'short-string'],
  ['clusterId', 'short-string'],
]
