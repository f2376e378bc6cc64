import { parsePath } from '@/lib/rabbitmq/filter/parse'
import type { Message } from '@/lib/rabbitmq/message'
import { cellText } from './live-columns'

/** A reply with `{{payload.id}}`, `{{headers.x}}`, `{{correlation_id}}` of the request filled in; what is no path stays. */
export const fillReply = (template: string, request: Message): string =>
  template.replace(/\{\{\s*([^{}]{1,200}?)\s*\}\}/g, (whole, path: string) => {
    try {
      return cellText(request, parsePath(path)) ?? ''
    } catch {
      return whole
    }
  })
