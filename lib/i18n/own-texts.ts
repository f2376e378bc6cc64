import { texts } from './en/texts'

type TextKey = keyof typeof texts

/** Only a number fits here: "{least} to {most}" would be any sentence with a "to" in it. */
const lowest = 'least'

/**
 * "At most {most}" as a pattern whose groups are the placeholders, each as short as can be: what is after "Line {number}:" has
 * colons, too.
 */
function pattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
  const source = escaped.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === lowest ? `(?<${name}>[-−]?[\\d.,]+)` : `(?<${name}>.+?)`,
  )
  return new RegExp(`^${source}$`, 's')
}

const patterns = Object.entries(texts).map(([key, text]) => ({ key: key as TextKey, match: pattern(text) }))

/** Which of our own texts an English one is, with what stands in its placeholders; null for anybody else's, as the broker's. */
export function findOwnText(english: string): { key: TextKey; values: Record<string, string> } | null {
  for (const { key, match } of patterns) {
    const found = match.exec(english)
    if (found !== null) return { key, values: { ...found.groups } }
  }
  return null
}

/** Placeholders that may hold a text of ours in their turn; in all others stands a name, a figure, or the broker's word. */
const holdsText = new Set(['what', 'why', 'where', 'object', 'other', 'needs'])

/** `name: Not a number.` is how the server words bad input that no field of a form holds. */
const ofField = /^([^\s:]+): (.+)\.$/s

/** What a schema or the server said, by a language's `t`. What is not ours, as the broker's own words, stays as it is. */
export function inOwnWords(
  english: string,
  t: (key: TextKey, values: Record<string, string>) => string,
): string {
  const own = findOwnText(english)
  if (own !== null) {
    const values = Object.entries(own.values).map(([name, value]) => [
      name,
      holdsText.has(name) ? inOwnWords(value, t) : value,
    ])
    return t(own.key, Object.fromEntries(values) as Record<string, string>)
  }
  const [, field, rest] = ofField.exec(english) ?? []
  return field === undefined || rest === undefined ? english : `${field}: ${inOwnWords(rest, t)}`
}
