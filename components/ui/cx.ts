/** Joins class names, leaving out what is false or missing. */
export const cx = (...parts: (string | false | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
