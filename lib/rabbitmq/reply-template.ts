import { charsetOf, decodeText, formatOf } from './content-encoding'
import { lineOf, readable } from './filter/of-message'
import type { Path } from './filter/names'
import { parsePath } from './filter/parse'
import { valueOf, type Readable } from './filter/value'
import type { Message } from './message'

/** Characters of a template, and of what it may become: `{{payload}}` a thousand times is a thousand payloads. */
export const longestTemplate = 64 * 1024
export const longestReply = 1024 * 1024
/** Milliseconds for one reply: a path may have to read the whole payload, and all others wait meanwhile. */
const longestFilling = 500

/** A reply is made of a part of its request that cannot be read: of a payload that is no text here, say. */
export class UnreadPart extends Error {
  override readonly name = 'UnreadPart'
}

/**
 * A reply with `{{payload.id}}`, `{{headers.x}}`, `{{correlation_id}}` of the request filled in; what is no path stays.
 * `{{json payload.name}}` is the value as JSON, a text in its quotes, and null where there is none.
 * `payloadOf` answers the whole payload as text, or null where nobody can tell; it is asked only for what names the payload.
 * @throws RangeError when it becomes longer than a reply may be, or takes too long
 * @throws UnreadPart when it names what cannot be read
 */
export function fillReply(
  template: string,
  request: Message,
  payloadOf: (request: Message) => string | null = plainText,
): string {
  let payload: string | null = null
  const source: Readable = {
    ...readable(request),
    payload: () => {
      payload ??= payloadOf(request)
      if (payload === null) throw new UnreadPart('The payload of the request is no text that can be read')
      return payload
    },
  }
  const texts = new Map<string, string>()
  const until = Date.now() + longestFilling
  let length = template.length
  // Nothing optional stands beside what may be spaces, too: each character is looked at once.
  return template.replace(/\{\{([^{}]{1,300})\}\}/g, (whole, inside: string) => {
    const text = texts.get(inside) ?? filled(whole, inside.trim(), source)
    texts.set(inside, text)
    length += text.length - whole.length
    if (length > longestReply) throw new RangeError(`The reply is longer than ${longestReply} characters`)
    if (Date.now() > until)
      throw new RangeError(`The reply takes longer than ${longestFilling} ms to fill in`)
    return text
  })
}

function filled(whole: string, inside: string, request: Readable): string {
  const name = inside.replace(/^json\s+/, '')
  const isJson = name !== inside
  let path: Path
  try {
    path = parsePath(name)
  } catch {
    return whole
  }
  const value = valueOf(request, path)
  if (value.kind === 'unknown') throw new UnreadPart(`${name} of the request cannot be read`)
  if (!isJson) return lineOf(value) ?? ''
  if (value.kind === 'string') return JSON.stringify(value.text)
  return value.kind === 'table' || value.kind === 'list' ? 'null' : (lineOf(value) ?? 'null')
}

/** A payload in its character set; null where it is compressed, or of another one than it says. */
function plainText({ payload, properties: { contentEncoding, contentType } }: Message): string | null {
  // The first bytes of gzip are no UTF-8, those of deflate may be.
  const format = formatOf(contentEncoding)
  if (format === 'deflate' || (format === 'gzip' && payload.encoding === 'base64')) return null
  const charset = charsetOf(contentEncoding, contentType) ?? 'UTF-8'
  if (charset === 'UTF-8') return payload.encoding === 'utf8' ? payload.text : null
  const bytes =
    payload.encoding === 'utf8'
      ? new TextEncoder().encode(payload.text)
      : Uint8Array.from(atob(payload.text), (character) => character.charCodeAt(0))
  return decodeText(bytes, charset, payload.truncated)
}
