/** What makes names of one family differ: UUIDs, long hexadecimal or random words, numbers. */
const varying =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=^amq\.gen-|^amq\.ctag-)[\w-]+|(?<![\p{L}\d])(?=[a-f]*\d)[0-9a-f]{8,}(?![\p{L}\d])|\d+/giu

const star = '*'

/** `cache.node-17` is one of `cache.node-*`. The same text where nothing varies. */
export function namePattern(name: string): string {
  // Looking around costs ten times as much, and few names need it.
  const short = /[0-9a-f]{8}|^amq\./i.test(name) ? name.replace(varying, star) : name.replace(/\d+/g, star)
  return short.includes(star) ? short.replace(/\*(?:[.-]?\*)+/g, star) : short
}

/** The first word of a name, for families whose members share no more: `orders.eu.created` is one of `orders.*`. */
export function namePrefix(name: string): string {
  const word = /^[^.\-_:/]+[.\-_:/]/u.exec(name)?.[0]
  return word === undefined ? namePattern(name) : `${namePattern(word)}${star}`.replace('**', star)
}
