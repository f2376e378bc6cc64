/** How well a text answers what was typed, best first. */
export const ranks = { exact: 0, prefix: 1, wordPrefix: 2, within: 3, subsequence: 4 } as const
export type Rank = (typeof ranks)[keyof typeof ranks]

const isWordCharacter = /[\p{L}\p{N}]/u

/** Whether a word begins at this place: after a dot, a dash, a blank. */
const beginsWord = (text: string, at: number): boolean => !isWordCharacter.test(text.charAt(at - 1))

function hasWordPrefix(text: string, wanted: string, from: number): boolean {
  for (let at = from; at !== -1; at = text.indexOf(wanted, at + 1)) if (beginsWord(text, at)) return true
  return false
}

function isSubsequence(text: string, letters: string): boolean {
  let at = 0
  for (let next = 0; next < letters.length; next += 1) {
    at = text.indexOf(letters.charAt(next), at) + 1
    if (at === 0) return false
  }
  return true
}

/**
 * Ranks texts in small letters: exact before prefix before prefix of a word before anywhere before letters in this order,
 * where blanks stand for anything. Null: not at all.
 */
export function rankerOf(typed: string): (text: string) => Rank | null {
  const wanted = typed.trim().toLowerCase()
  const letters = wanted.replaceAll(/\s/g, '')
  return (text) => {
    const at = text.indexOf(wanted)
    if (at === 0) return text.length === wanted.length ? ranks.exact : ranks.prefix
    if (at > 0) return hasWordPrefix(text, wanted, at) ? ranks.wordPrefix : ranks.within
    return isSubsequence(text, letters) ? ranks.subsequence : null
  }
}
