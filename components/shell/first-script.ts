/**
 * zod writes itself faster parsers with `new Function`, and tries whether it may when the first schema is made. Our CSP forbids
 * that and the browser reports the try. Modules are evaluated in an order that no import decides, so this is said before all
 * of them, where every copy of zod 4 looks (`zod/v4/core`: globalThis.__zod_globalConfig).
 */
const noEval = 'globalThis.__zod_globalConfig={jitless:true};'

/** Takes the system's theme before the first paint, for somebody who never chose one. */
const systemTheme =
  "if(matchMedia('(prefers-color-scheme: dark)').matches)document.documentElement.dataset.theme='dark'"

/** What a page does before anything else. Inline, with the page's nonce. */
export const firstScript = (hasTheme: boolean): string => (hasTheme ? noEval : noEval + systemTheme)
