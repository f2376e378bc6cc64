const isEnded = /[.!?:;。！？：；…]$/
/** Brings its own room. */
const isFullWidth = /[。！？：；…]$/
const isChinese = /[\p{Script=Han}）」』”]$/u

/** Pieces of text as sentences after each other, each ended in the way of its own language: a broker's words have no full stop. */
export const sentences = (...texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (isEnded.test(text) ? text : `${text}${isChinese.test(text) ? '。' : '.'}`))
    .reduce((all, text) => (all === '' || isFullWidth.test(all) ? all + text : `${all} ${text}`), '')
