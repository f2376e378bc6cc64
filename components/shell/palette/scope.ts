export const verbs = ['publish', 'tap', 'consume'] as const
export type Verb = (typeof verbs)[number]

interface Scope {
  /** What is to be done with what is found; null: go there. */
  verb: Verb | null
  /** What is searched for. */
  typed: string
}

/** Beyond ASCII a verb needs no blank after it. */
const standsAlone = (word: string) => !/^\p{ASCII}*$/u.test(word)

/** "publish to ord" is a search for "ord" to publish to. `words` are the verbs' own words, parted by |. */
export function scopeOf(text: string, words: Record<Verb, string>): Scope {
  const typed = text.trimStart()
  const small = typed.toLowerCase()
  for (const verb of verbs) {
    const own = words[verb].split('|')
    for (const word of own) {
      if (!small.startsWith(word)) continue
      // "publish to" is no search for "to".
      if (small === word && own.some((other) => other !== word && word.startsWith(other))) {
        return { verb, typed: '' }
      }
      const rest = typed.slice(word.length)
      if (/^\s/.test(rest) || (standsAlone(word) && rest !== '')) return { verb, typed: rest.trim() }
    }
  }
  return { verb: null, typed: typed.trim() }
}

/** What choosing a verb types, so that only the name is missing. */
export function typedFor(verb: Verb, words: Record<Verb, string>): string {
  const [word = ''] = words[verb].split('|')
  return `${word} `
}
