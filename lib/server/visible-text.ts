import 'server-only'

/** Control and format characters, line separators, lone surrogates: what may deceive a reader or a log. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Somebody else's text for a log line or a problem: bounded, with what cannot be seen written as `\u{202e}`. */
export function visibleText(text: string, most = 1000): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text
  return cut.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
