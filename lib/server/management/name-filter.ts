import 'server-only'
import { RE2JS, RE2JSSyntaxException } from 're2js'
import { ConsoleError } from '@/lib/api/problem'
import { Turns } from '@/lib/server/turns'

/** Of compiled instructions: a match takes time by these times the length of the name, at most some 50 ms. */
const largestPattern = 500
/** In ms, for all names together, in turns. */
const longestSearch = 500

const refused = (message: string, cause?: unknown) =>
  new ConsoleError('invalid_input', `name: ${message}.`, {
    cause,
    errors: [{ pointer: '/name', message }],
  })

function compile(text: string): RE2JS {
  try {
    return RE2JS.compile(text, RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    // The library puts its flag before what it quotes.
    const why = error.message.replace(/^error parsing regexp: /, '').replace('`(?i)', '`')
    throw refused(`Not a regular expression: ${why}`, error)
  }
}

/**
 * A regular expression, upper and lower case alike. Expressions are matched in linear time, without going back (RE2: no
 * look-around, no back references), and bounded: what people type cannot hang the server. Throws invalid_input for one that
 * is none, or is too large.
 */
export function checkedPattern(text: string): (name: string) => boolean {
  const pattern = compile(text)
  if (pattern.programSize() > largestPattern) {
    throw refused('Too large a regular expression: fewer repetitions will do')
  }
  return (name) => pattern.test(name)
}

/** Those of which a text has a match of this regular expression. Others get their turn meanwhile. */
export async function matching<T>(
  all: readonly T[],
  textsOf: (each: T) => readonly string[],
  text: string,
): Promise<T[]> {
  const matches = checkedPattern(text)
  const turns = new Turns()
  const found: T[] = []
  for (const each of all) {
    if (textsOf(each).some(matches)) found.push(each)
    if (!turns.isOver) continue
    await turns.next()
    if (turns.spent > longestSearch) throw refused('This regular expression takes too long over these names')
  }
  return found
}
