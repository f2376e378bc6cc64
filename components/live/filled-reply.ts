import { ConsoleError } from '@/lib/api/problem'
import type { MessageRow } from '@/lib/client/live/ring'
import { wholeMessage } from '@/lib/client/live/whole-message'
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

/** Whether a template asks for the payload of a request of which only the beginning is here. */
export const asksForMore = (template: string, { payload }: Message): boolean =>
  payload.truncated && /\{\{[^{}]*\bpayload\b/.test(template)

/** The reply to a request with all of its bytes. Throws when they cannot be had, or it becomes too long. */
export async function filledWhole(template: string, row: MessageRow): Promise<string> {
  const filled = filledReply(template, await wholeMessage(row))
  if (filled === null) throw new ConsoleError('too_large', '')
  return filled
}
