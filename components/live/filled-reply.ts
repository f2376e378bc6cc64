import type { Message } from '@/lib/rabbitmq/message'
import { fillReply, UnreadPart } from '@/lib/rabbitmq/reply-template'

/** The reply to a request, or why there is none: it is longer than a reply may be, or made of what cannot be read here. */
export function filledReply(
  template: string,
  request: Message,
): { text: string; failure: null } | { text: null; failure: 'long' | 'unfilled' } {
  try {
    return { text: fillReply(template, request), failure: null }
  } catch (error) {
    return { text: null, failure: error instanceof UnreadPart ? 'unfilled' : 'long' }
  }
}
