import 'server-only'
import { promisify } from 'node:util'
import { deflate, gzip } from 'node:zlib'
import iconv from 'iconv-lite'
import { ConsoleError } from '@/lib/api/problem'
import type { Charset, Compression } from '@/lib/rabbitmq/message-encoding'

/** A payload as it was written: text, or bytes in base64, in hexadecimal or in an uploaded file. */
export interface WrittenPayload {
  payload: string
  payloadEncoding: 'text' | 'base64' | 'hex' | 'file'
  charset: Charset
  compression: Compression
}

/** Reads an upload whole. */
export type ReadUpload = (id: string) => Promise<Buffer>

/** The bytes of a payload that passed the contract. Throws invalid_input for a character that its character set has not. */
export async function payloadBytes(written: WrittenPayload, readUpload: ReadUpload): Promise<Buffer> {
  return compressed(await plainBytes(written, readUpload), written.compression)
}

async function plainBytes(written: WrittenPayload, readUpload: ReadUpload): Promise<Buffer> {
  const { payload, payloadEncoding, charset } = written
  switch (payloadEncoding) {
    case 'text':
      return encodeText(payload, charset)
    case 'base64':
      return Buffer.from(payload, 'base64')
    case 'hex':
      return Buffer.from(payload.replace(/\s+/g, ''), 'hex')
    default:
      return readUpload(payload)
  }
}

/** Text in a character set. iconv-lite writes "?" for what a character set has not: here it is said. */
export function encodeText(text: string, charset: Charset): Buffer {
  if (charset === 'UTF-8') return Buffer.from(text, 'utf8')
  const bytes = iconv.encode(text, charset)
  const back = iconv.decode(bytes, charset)
  if (back === text) return bytes
  throw notInCharset(firstOther(text, back), charset)
}

/** The code point of `text` at which `back` is another text. In one pass: a payload may have millions of characters. */
function firstOther(text: string, back: string): number {
  let at = 0
  while (at < text.length - 1 && text.charCodeAt(at) === back.charCodeAt(at)) at += 1
  // The second half of a pair: the character begins before it.
  const pair = at > 0 ? (text.codePointAt(at - 1) ?? 0) : 0
  return pair > 0xffff ? pair : (text.codePointAt(at) ?? 0)
}

function notInCharset(codePoint: number, charset: Charset): ConsoleError {
  const detail = `${charset} has no character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  return new ConsoleError('invalid_input', `${detail}.`, {
    errors: [{ pointer: '/payload', message: detail }],
  })
}

const gzipped = promisify(gzip)
const deflated = promisify(deflate)

/** `deflate` is zlib's format, as HTTP has it. */
export async function compressed(bytes: Buffer, compression: Compression): Promise<Buffer> {
  if (compression === 'gzip') return gzipped(bytes)
  return compression === 'deflate' ? deflated(bytes) : bytes
}
