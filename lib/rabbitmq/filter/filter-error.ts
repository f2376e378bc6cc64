export type FilterErrorCode =
  /** A character that means nothing here. */
  | 'character'
  /** A text whose end quote is missing. */
  | 'quote'
  /** A name or a value is missing. */
  | 'operand'
  /** "and" or "or" is missing, or there is too much. */
  | 'rest'
  | 'parenthesis'
  /** No property of this name. */
  | 'name'
  /** After "." or "[" the name of a part is missing. */
  | 'step'
  /** This property has no parts. */
  | 'parts'
  /** "matches" takes a text. */
  | 'pattern-kind'
  /** The regular expression is none; `detail` says why. */
  | 'pattern'
  | 'long'
  | 'deep'

/** What is wrong with a filter, and where. */
export class FilterError extends Error {
  override readonly name = 'FilterError'

  constructor(
    readonly code: FilterErrorCode,
    /** Place of the first character that is wrong, from 0. */
    readonly from: number,
    readonly to: number = from + 1,
    readonly detail = '',
  ) {
    super(`${code} at ${from}${detail === '' ? '' : `: ${detail}`}`)
  }
}
