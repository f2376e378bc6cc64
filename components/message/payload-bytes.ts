import type { Payload } from '@/lib/rabbitmq/message'

/** Bytes of base64; none when it is broken. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** The bytes of a payload, as far as they are here. */
export const payloadBytes = (payload: Payload): Uint8Array<ArrayBuffer> =>
  payload.encoding === 'base64' ? fromBase64(payload.text) : new TextEncoder().encode(payload.text)
