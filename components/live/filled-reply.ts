import type { Message } from '@/lib/rabbitmq/message'
import { fillReply } from '@/lib/rabbitmq/reply-template'

/** The reply to a request; null when it is longer than a reply may be. */
export function filledReply(template: string, request: Message): string | null {
  try {
    return fillReply(template, request)
  } catch {
    return null
  }
}
