export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'mark'
export interface JsonToken {
  kind: JsonTokenKind
  text: string
}

/** Beyond this depth lines are not pushed further in: a payload of brackets alone would grow without bound. */
const deepestIndent = 40

/**
 * JSON laid out over lines, as tokens; null when it is no JSON, or longer than `most` characters when laid out. The text of
 * each value stays as it was sent: numbers beyond 2^53, 1.0 and repeated keys would not survive being parsed and written.
 */
export function layOutJson(source: string, most: number): JsonToken[] | null {
  try {
    JSON.parse(source)
  } catch {
    return null
  }
  const tokens: JsonToken[] = []
  let length = 0
  let depth = 0
  const put = (kind: JsonTokenKind, text: string) => {
    length += text.length
    const last = tokens.at(-1)
    if (kind === 'mark' && last?.kind === 'mark') last.text += text
    else tokens.push({ kind, text })
  }
  const line = () => put('mark', `\n${'  '.repeat(Math.min(depth, deepestIndent))}`)
  let at = skipSpace(source, 0)
  while (at < source.length) {
    if (length > most) return null
    const character = source[at] ?? ''
    const end = tokenEnd(source, at)
    const next = skipSpace(source, end)
    if (character === '{' || character === '[') {
      put('mark', character)
      const closing = source[next]
      if (closing === '}' || closing === ']') {
        put('mark', closing)
        at = skipSpace(source, next + 1)
        continue
      }
      depth += 1
      line()
    } else if (character === '}' || character === ']') {
      depth -= 1
      line()
      put('mark', character)
    } else if (character === ',') {
      put('mark', character)
      line()
    } else if (character === ':') put('mark', ': ')
    else put(kindOf(character, source[next]), source.slice(at, end))
    at = next
  }
  return length > most ? null : tokens
}

function kindOf(first: string, next: string | undefined): JsonTokenKind {
  if (first === '"') return next === ':' ? 'key' : 'string'
  return first === 't' || first === 'f' || first === 'n' ? 'word' : 'number'
}

function skipSpace(source: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(source[at] ?? 'x')) at += 1
  return at
}

function tokenEnd(source: string, from: number): number {
  if (source[from] === '"') {
    let at = from + 1
    while (source[at] !== '"') at += source[at] === '\\' ? 2 : 1
    return at + 1
  }
  let at = from + 1
  if ('{}[],:'.includes(source[from] ?? '')) return at
  while (at < source.length && !'{}[],: \t\n\r'.includes(source[at] ?? '')) at += 1
  return at
}
