import compile from 'icu-minify/compile'

/** The compiler's objects have no prototype, and such objects do not go from a server's component to the browser. */
const plain = <T>(message: T): T => structuredClone(message)

type Tree = { readonly [key: string]: string | Tree }

/**
 * Words as the browser gets them: every ICU message taken apart, so that no page loads the parser (13 kB). `next.config.js`
 * names the half of use-intl that puts them together. The type stays that of the words: what they are filled with is the same.
 */
export const compileWords = <T extends Tree>(words: T): T =>
  Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      typeof text === 'string' ? plain(compile(text)) : compileWords(text),
    ]),
  ) as unknown as T
