import 'server-only'
import { RE2JS, RE2JSSyntaxException } from 're2js'
import { ConsoleError } from '@/lib/api/problem'

/** Of compiled instructions: a match takes time by these times the length of the name, at most some 50 ms. */
const largestPattern = 500
/** For all names together. */
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
 * Whether a name holds this text, or a regular expression's match, upper and lower case alike. Expressions are matched in
 * linear time, without going back (RE2: no look-around, no back references), and bounded: what people type cannot hang
 * the server.
 */
export function nameFilter(text: string, isPattern: boolean): (name: string) => boolean {
  if (text === '') return () => true
  if (!isPattern) {
    const wanted = text.toLowerCase()
    return (name) => name.toLowerCase().includes(wanted)
  }
  const pattern = compile(text)
  if (pattern.programSize() > largestPattern) {
    throw refused('Too large a regular expression: fewer repetitions will do')
  }
  const until = performance.now() + longestSearch
  return (name) => {
    if (performance.now() > until) throw refused('This regular expression takes too long over these names')
    return pattern.test(name)
  }
}
