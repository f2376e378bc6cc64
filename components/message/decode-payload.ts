import type { Payload } from '@/lib/rabbitmq/message'
import type { Charset } from '@/lib/rabbitmq/message-encoding'
import { payloadBytes } from './payload-bytes'

/** Bytes that a compressed payload may become: a few of them can stand for gigabytes. */
export const mostInflated = 16 * 1024 * 1024

export type Format = 'gzip' | 'deflate'

/** How a payload says that it is compressed; null when it does not. */
export function formatOf(contentEncoding: string | null): Format | null {
  const words = (contentEncoding ?? '').toLowerCase().split(/[\s,;]+/)
  if (words.includes('gzip') || words.includes('x-gzip')) return 'gzip'
  return words.includes('deflate') ? 'deflate' : null
}

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

/** Bytes as text of this character set; null when they are none. Where they are cut, a character may have lost its end. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, charset: Charset, isCut: boolean): string | null {
  // What the platform calls ISO-8859-1 is Windows-1252.
  if (charset === 'ISO-8859-1') {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return text
  }
  const isBigEndian = charset === 'UTF-16' && bytes[0] === 0xfe && bytes[1] === 0xff
  const label = charset === 'UTF-16' ? (isBigEndian ? 'utf-16be' : 'utf-16le') : charset
  try {
    // The mark of UTF-8 is three bytes of the payload; that of UTF-16 only tells the order.
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: charset === 'UTF-8' })
    return decoder.decode(bytes, { stream: isCut })
  } catch {
    return null
  }
}

/** The character set that a content encoding or content type names; null when none that we know. */
export function charsetOf(
  contentEncoding: string | null,
  contentType: string | null,
  known: readonly Charset[],
): Charset | null {
  const named = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]
  for (const name of [contentEncoding, named]) {
    const found = known.find((charset) => charset.toLowerCase() === name?.trim().toLowerCase())
    if (found !== undefined) return found
  }
  return null
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
