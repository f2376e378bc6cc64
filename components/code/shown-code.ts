import { StreamLanguage } from '@codemirror/language'

interface Reading {
  /** Within a string that began on a line before: only those in single quotes, of shells, do that. */
  quoted: boolean
}

/** Of all languages together: none of them takes another's for a name in what we write. */
const words = new Set(
  `as async await case catch class const def default else except extends False finally for from func function go if import in
  int let new None nil null package public raise return select static string throw throws True true false try using var void
  while with`.split(/\s+/),
)

/**
 * What programs have in common: strings, comments on lines of their own, numbers, words, and the options of commands. Enough for
 * code that is written by us and only shown. In single quotes nothing is escaped.
 */
export const shownCode = StreamLanguage.define<Reading>({
  startState: () => ({ quoted: false }),
  token(stream, reading) {
    if (reading.quoted || stream.eat("'") !== undefined) {
      reading.quoted = stream.skipTo("'") !== true
      if (reading.quoted) stream.skipToEnd()
      else stream.next()
      return 'string'
    }
    if (stream.eatSpace()) return null
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) !== null) return 'string'
    if (stream.column() === stream.indentation() && stream.match(/^(?:#|\/\/).*/) !== null) return 'comment'
    if (stream.match(/^\d[\w.]*/) !== null) return 'number'
    if (stream.match(/^--[a-z][a-z-]*/) !== null) return 'propertyName'
    if (stream.match(/^[\p{L}_$][\p{L}\p{N}_$]*/u) !== null)
      return words.has(stream.current()) ? 'keyword' : null
    // A quote that is escaped outside of a string begins none.
    if (stream.next() === '\\') stream.next()
    return null
  },
})
