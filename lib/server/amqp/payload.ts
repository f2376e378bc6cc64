import 'server-only'
import { isUtf8 } from 'node:buffer'
import type { Payload } from '@/lib/rabbitmq/message'

/**
 * A payload, or its first `most` bytes, as text where all that is there of it is UTF-8 and as base64 where not.
 * `bytes` is the size of the whole, of which `body` may be the beginning only.
 */
export function payloadOf(body: Buffer, bytes: number, most: number): Payload {
  const known = body.length < bytes ? withoutCutCharacter(body) : body
  if (isUtf8(known)) {
    const shown = known.length > most ? withoutCutCharacter(known.subarray(0, most)) : known
    return { encoding: 'utf8', text: shown.toString('utf8'), bytes, truncated: shown.length < bytes }
  }
  const shown = body.subarray(0, most)
  return { encoding: 'base64', text: shown.toString('base64'), bytes, truncated: shown.length < bytes }
}

/** Without the character at the end whose last bytes are missing, if there is one. */
export function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}
