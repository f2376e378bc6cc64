import { rootNames } from './names'

export interface Suggestions {
  /** What they take the place of. */
  readonly from: number
  readonly to: number
  readonly options: readonly string[]
}

const afterName = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'matches']
const joints = ['and', 'or']
const beginning = /[\p{L}\p{M}\p{N}_$@:.[\]-]*$/u
const most = 12

/**
 * What may stand at the cursor: names (those of AMQP and `seen`, paths that messages here have), comparisons after a name,
 * `and` and `or` after a comparison.
 */
export function suggest(text: string, cursor: number, seen: readonly string[]): Suggestions | null {
  const before = text.slice(0, cursor)
  if (isInsideText(before)) return null
  const typed = beginning.exec(before)?.[0] ?? ''
  const from = cursor - typed.length
  const rest = /^[\p{L}\p{M}\p{N}_$@:-]*/u.exec(text.slice(cursor))?.[0] ?? ''
  const options = candidates(before.slice(0, from), seen)
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()) && name !== typed)
    .slice(0, most)
  return options.length === 0 ? null : { from, to: cursor + rest.length, options }
}

function candidates(before: string, seen: readonly string[]): readonly string[] {
  const names = [...rootNames, ...seen.filter((name) => !rootNames.includes(name))]
  const last = /(\S+)\s+$/.exec(before)?.[1]
  if (last === undefined) return before === '' || /[(=<>]$/.test(before) ? [...names, 'not'] : []
  if (/^\(*not$|^(?:and|or)$/i.test(last) || last.endsWith('(')) return [...names, 'not']
  if (/^(?:=|!=|<|<=|>|>=|==|<>|contains|matches)$/.test(last)) return last === 'matches' ? [] : names
  const previous = /(\S+)\s+\S+\s+$/.exec(before)?.[1]
  const isValue = previous !== undefined && afterName.includes(previous)
  return isValue || /["')\d]$/.test(last) ? joints : [...afterName, ...joints]
}

function isInsideText(before: string): boolean {
  let quote = ''
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] ?? ''
    if (quote === '') quote = character === '"' || character === "'" ? character : ''
    else if (character === '\\') at += 1
    else if (character === quote) quote = ''
  }
  return quote !== ''
}
