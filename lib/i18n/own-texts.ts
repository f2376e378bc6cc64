import { texts } from './en/texts'

type TextKey = keyof typeof texts

/** Only a number fits here: "{least} to {most}" would be any sentence with a "to" in it. */
const lowest = 'least'

/** "At most {most}" as a pattern whose groups are the placeholders. */
function pattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
  const source = escaped.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === lowest ? `(?<${name}>[-−]?[\\d.,]+)` : `(?<${name}>.+)`,
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
