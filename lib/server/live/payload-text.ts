import 'server-only'
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { charsetOf, decodeText, formatOf, type Format } from '@/lib/rabbitmq/content-encoding'
import type { Properties } from '@/lib/rabbitmq/message'
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
  const charset = charsetOf(contentEncoding, contentType)
  const told = charset === null || charset === 'UTF-8' ? null : decodeText(looked, charset, isCut)
  return { text: told ?? (isCut ? withoutCutCharacter(looked) : looked).toString('utf8'), isCut }
}

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
