/** The languages there are. The first is the one for those who ask for none of them. */
export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words: whoever reads it must find it. */
export const languageNames: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文' }

/** Keeps the choice of this browser. Not a secret, and written by the page itself. */
export const languageCookie = 'warren-language'

const [fallback] = locales
const primary = (tag: string) => tag.toLowerCase().split('-')[0]

/** `zh-CN;q=0.8` as its language and weight; RFC 9110 says 1 where none is given. */
function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
  const given = parameters.find((parameter) => parameter.startsWith('q='))
  return { tag, weight: given === undefined ? 1 : Number(given.slice(2)) || 0 }
}

/**
 * The language of a page: the one that was chosen here, else the one that the browser likes best (Accept-Language). Any
 * Chinese is served Simplified: it is nearer than English.
 */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
  const kept = locales.find((locale) => locale === chosen)
  if (kept !== undefined) return kept
  const wanted = (accepted ?? '')
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const found = locales.find((locale) => primary(locale) === primary(tag))
    if (found !== undefined) return found
  }
  return fallback
}
