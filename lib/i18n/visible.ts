const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu

const picture = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
}

/**
 * A broker's text as it can be shown: control characters as pictures, what turns the writing direction around as `\u{202e}`.
 * `lines` keeps line ends and tabs.
 */
export const visible = (text: string, { lines = false } = {}): string =>
  text.replace(hidden, (character) =>
    lines && (character === '\n' || character === '\t') ? character : picture(character),
  )
