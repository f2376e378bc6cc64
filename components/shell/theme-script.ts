/** Runs before the first paint of somebody who never chose a theme: takes the system's. Inline, with the page's nonce. */
export const themeScript =
  "if(matchMedia('(prefers-color-scheme: dark)').matches)document.documentElement.dataset.theme='dark'"
