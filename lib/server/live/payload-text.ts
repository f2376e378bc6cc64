import 'server-only'
import { isUtf8 } from 'node:buffer'
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { charsetOf, decodeText, formatOf, type Format } from '@/lib/rabbitmq/content-encoding'
import type { Message, Properties } from '@/lib/rabbitmq/message'
import type { Charset } from '@/lib/rabbitmq/message-encoding'
import type { Delivered } from '@/lib/server/amqp/message'
import { withoutCutCharacter } from '@/lib/server/amqp/payload'

/**
 * Of a payload, as far as a filter looks; decompressed, where it is compressed. All live streams of the process need no bound
 * together: it is inflated, looked at and dropped without a promise in between, so there is one at a time.
 */
const longestPayload = 4 * 1024 * 1024

export interface PayloadText {
  text: string
  /** It is only the beginning, of which there may be nothing. */
  isCut: boolean
}

/** A payload as its properties say that it is written: gzip and deflate undone, in its character set. */
export function payloadText(
  { body, bytes }: Pick<Delivered, 'body' | 'bytes'>,
  { contentEncoding, contentType }: Pick<Properties, 'contentEncoding' | 'contentType'>,
): PayloadText {
  const isPart = body.length < bytes
  const format = formatOf(contentEncoding)
  const whole = format === null ? body : inflated(body, format, isPart)
  if (whole === null) return { text: '', isCut: true }
  const looked = whole.subarray(0, longestPayload)
  const isCut = isPart || looked.length < whole.length
  const told = inCharset(looked, charsetOf(contentEncoding, contentType), isCut)
  return { text: told ?? (isCut ? withoutCutCharacter(looked) : looked).toString('utf8'), isCut }
}

/**
 * All of a payload as `payloadText` reads it; null where that is only a part of it, or no text: nothing may be made of what was
 * read with replacement characters.
 */
export function wholeText({ payload, properties }: Message): string | null {
  const { contentEncoding, contentType } = properties
  const format = formatOf(contentEncoding)
  const charset = charsetOf(contentEncoding, contentType)
  if (payload.truncated) return null
  if (format === null && isPlain(charset)) return payload.encoding === 'utf8' ? payload.text : null
  const body = Buffer.from(payload.text, payload.encoding)
  const whole = format === null ? body : inflated(body, format, false)
  if (whole === null || whole.length > longestPayload) return null
  return inCharset(whole, charset, false) ?? (isUtf8(whole) ? whole.toString('utf8') : null)
}

const isPlain = (charset: Charset | null): boolean => charset === null || charset === 'UTF-8'

const inCharset = (bytes: Buffer, charset: Charset | null, isCut: boolean): string | null =>
  charset === null || isPlain(charset) ? null : decodeText(bytes, charset, isCut)

/** What it was before; the bytes themselves where they are not what they say; null where that is too long, or broken. */
function inflated(body: Buffer, format: Format, isPart: boolean): Buffer | null {
  const options = {
    maxOutputLength: longestPayload,
    ...(isPart ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
  }
  const isZlib = (body[0] ?? 0) % 16 === 8 && body.length > 1 && body.readUInt16BE(0) % 31 === 0
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  if (format === 'gzip' && !isGzip) return body
  try {
    if (format === 'gzip') return gunzipSync(body, options)
    return isZlib ? inflateSync(body, options) : inflateRawSync(body, options)
  } catch (error) {
    // Without a frame nothing says that it is deflate at all.
    const isOther = format === 'deflate' && !isZlib && !isTooLong(error)
    return isOther ? body : null
  }
}

const isTooLong = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
