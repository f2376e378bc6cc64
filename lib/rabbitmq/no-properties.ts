import type { Properties } from './message'

/** A message without any property. */
export const noProperties = (): Properties => ({
  contentType: null,
  contentEncoding: null,
  headers: null,
  deliveryMode: null,
  priority: null,
  correlationId: null,
  replyTo: null,
  expiration: null,
  messageId: null,
  timestamp: null,
  type: null,
  userId: null,
  appId: null,
  clusterId: null,
})
