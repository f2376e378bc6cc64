import { charsets, type Charset } from './message-encoding'

export type Format = 'gzip' | 'deflate'

/** How a payload says that it is compressed; null when it does not. */
export function formatOf(contentEncoding: string | null): Format | null {
  const words = (contentEncoding ?? '').toLowerCase().split(/[\s,;]+/)
  if (words.includes('gzip') || words.includes('x-gzip')) return 'gzip'
  return words.includes('deflate') ? 'deflate' : null
}

/** The character set that a content encoding or content type names; null when none that we know. */
export function charsetOf(contentEncoding: string | null, contentType: string | null): Charset | null {
  const named = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]
  for (const name of [contentEncoding, named]) {
    const found = charsets.find((charset) => charset.toLowerCase() === name?.trim().toLowerCase())
    if (found !== undefined) return found
  }
  return null
}

/** Bytes as text of this character set; null when they are none. Where they are cut, a character may have lost its end. */
export function decodeText(bytes: Uint8Array, charset: Charset, isCut: boolean): string | null {
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
