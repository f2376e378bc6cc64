import { cellText, readable } from './filter/of-message'
import { parsePath } from './filter/parse'
import { valueOf } from './filter/value'
import type { Message } from './message'

/** Characters of a template, and of what it may become: `{{payload}}` a thousand times is a thousand payloads. */
export const longestTemplate = 64 * 1024
export const longestReply = 1024 * 1024
/** Milliseconds for one reply: a path may have to read the whole payload, and all others wait meanwhile. */
const longestFilling = 500

/**
 * A reply with `{{payload.id}}`, `{{headers.x}}`, `{{correlation_id}}` of the request filled in; what is no path stays.
 * `{{json payload.name}}` is the value as JSON, a text in its quotes, and null where there is none.
 * @throws RangeError when it becomes longer than a reply may be, or takes too long
 */
export function fillReply(template: string, request: Message): string {
  const texts = new Map<string, string>()
  const until = Date.now() + longestFilling
  let length = template.length
  // Nothing optional stands beside what may be spaces, too: each character is looked at once.
  return template.replace(/\{\{([^{}]{1,300})\}\}/g, (whole, inside: string) => {
    const text = texts.get(inside) ?? filled(whole, inside.trim(), request)
    texts.set(inside, text)
    length += text.length - whole.length
    if (length > longestReply) throw new RangeError(`The reply is longer than ${longestReply} characters`)
    if (Date.now() > until)
      throw new RangeError(`The reply takes longer than ${longestFilling} ms to fill in`)
    return text
  })
}

function filled(whole: string, inside: string, request: Message): string {
  const path = inside.replace(/^json\s+/, '')
  const isJson = path !== inside
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
