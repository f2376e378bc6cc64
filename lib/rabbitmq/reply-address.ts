import type { Message } from './message'

/**
 * Whether a request's reply_to and correlation_id are what was sent. Where they are no UTF-8 they are shown with replacement
 * characters, and where the header frame ends early they may be missing: a reply would reach nobody, or match nothing.
 */
export function hasReplyAddress({ propertiesProblem, properties }: Message): boolean {
  if (propertiesProblem === null || propertiesProblem.reason === 'trailing') return true
  if (propertiesProblem.reason !== 'text') return false
  return ![properties.replyTo, properties.correlationId].some((text) => text?.includes('\uFFFD'))
}
