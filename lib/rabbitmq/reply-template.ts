import { cellText, readable } from './filter/of-message'
import { parsePath } from './filter/parse'
import { valueOf } from './filter/value'
import type { Message } from './message'

/** Characters of a template, and of what it may become: `{{payload}}` a thousand times is a thousand payloads. */
export const longestTemplate = 64 * 1024
export const longestReply = 1024 * 1024

/**
 * A reply with `{{payload.id}}`, `{{headers.x}}`, `{{correlation_id}}` of the request filled in; what is no path stays.
 * `{{json payload.name}}` is the value as JSON, a text in its quotes, and null where there is none.
 * @throws RangeError when it becomes longer than a reply may be
 */
export function fillReply(template: string, request: Message): string {
  let length = template.length
  return template.replace(
    /\{\{\s*(json\s+)?([^{}]{1,200}?)\s*\}\}/g,
    (whole, json: string | undefined, path: string) => {
      const text = filled(whole, path, json !== undefined, request)
      length += text.length - whole.length
      if (length > longestReply) throw new RangeError(`The reply is longer than ${longestReply} characters`)
      return text
    },
  )
}

function filled(whole: string, path: string, isJson: boolean, request: Message): string {
  try {
    const parsed = parsePath(path)
    if (!isJson) return cellText(request, parsed) ?? ''
    const value = valueOf(readable(request), parsed)
    if (value.kind === 'string') return JSON.stringify(value.text)
    return value.kind === 'table' || value.kind === 'list' ? 'null' : (cellText(request, parsed) ?? 'null')
  } catch {
    return whole
  }
}
