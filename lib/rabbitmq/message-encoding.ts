/** How the text of a payload becomes bytes. Names are those that the form offers and that go into `content-encoding`. */
export const charsets = ['UTF-8', 'GBK', 'GB18030', 'Shift_JIS', 'ISO-8859-1', 'UTF-16'] as const
export type Charset = (typeof charsets)[number]

export const compressions = ['none', 'gzip', 'deflate'] as const
export type Compression = (typeof compressions)[number]

/**
 * The content encoding that a message gets when nobody wrote one: how it is compressed, else its character set where that is
 * not UTF-8. RabbitMQ does not look at it; consumers do.
 */
export const impliedContentEncoding = ({
  charset,
  compression,
}: {
  charset: Charset
  compression: Compression
}): string => (compression !== 'none' ? compression : charset === 'UTF-8' ? '' : charset)

/** Pairs of hexadecimal digits, with white space between them where one likes. */
export const isHex = (text: string): boolean => {
  const digits = text.replace(/\s+/g, '')
  return digits.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(digits)
}
