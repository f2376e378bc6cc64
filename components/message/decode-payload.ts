import type { Payload } from '@/lib/rabbitmq/message'
import { decodeText, type Format } from '@/lib/rabbitmq/content-encoding'
import type { Charset } from '@/lib/rabbitmq/message-encoding'
import { payloadBytes } from './payload-bytes'

/** Bytes that a compressed payload may become: a few of them can stand for gigabytes. */
export const mostInflated = 16 * 1024 * 1024

export interface Inflated {
  bytes: Uint8Array<ArrayBuffer>
  /** It would have gone on: only the beginning is here. */
  isCut: boolean
  /** It is not what it says, or its end is missing. */
  isBroken: boolean
}

/** Undoes gzip or deflate, up to a bound. `deflate` is with or without zlib's frame: senders differ. */
export async function inflate(payload: Payload, format: Format): Promise<Inflated> {
  const bytes = payloadBytes(payload)
  const first = await read(bytes, format)
  const isRaw = format === 'deflate' && first.isBroken && first.bytes.length === 0
  return isRaw ? read(bytes, 'deflate-raw') : first
}

async function read(bytes: Uint8Array<ArrayBuffer>, format: CompressionFormat): Promise<Inflated> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const done = (isCut: boolean, isBroken: boolean): Inflated => ({
    bytes: joined(parts, length),
    isCut,
    isBroken,
  })
  try {
    for (;;) {
      const { done: isOver, value } = await reader.read()
      if (isOver) return done(false, false)
      const part = value.subarray(0, mostInflated - length)
      parts.push(part)
      length += part.length
      if (length < mostInflated) continue
      await reader.cancel()
      return done(true, false)
    }
  } catch {
    return done(false, true)
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Bytes as a payload like those that the server shows. */
export function payloadFrom(bytes: Uint8Array<ArrayBuffer>, charset: Charset, isCut: boolean): Payload {
  const text = decodeText(bytes, charset, isCut)
  const shared = { bytes: bytes.length, truncated: isCut }
  if (text !== null) return { ...shared, encoding: 'utf8', text }
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return { ...shared, encoding: 'base64', text: btoa(binary) }
}
