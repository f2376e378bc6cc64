export interface Inequivalent {
  /** "durable", "auto_delete", "type", "x-max-length" … */
  argument: string
  received: string
  current: string
}

/** `the value '5' of type 'long'` and `'5'` as what they are; "none" stays a word. */
const valueOf = (text: string): string =>
  /^the value '(.*)' of type '.*'$/s.exec(text)?.[1] ?? /^'(.*)'$/s.exec(text)?.[1] ?? text

/**
 * What differs when something is declared that exists with other settings: AMQP's 406 PRECONDITION_FAILED, which the
 * management API words the same way in a 400. Null when the text says something else.
 */
export function parseInequivalent(text: string): Inequivalent | null {
  // Names may hold quotes: the last " received … but current is …" is the broker's own.
  const match = /inequivalent arg '([^']+)' for .*: received (.*?) but current is (.*?)\.?\s*$/s.exec(text)
  if (match === null) return null
  const [, argument = '', received = '', current = ''] = match
  return { argument, received: valueOf(received), current: valueOf(current) }
}
