import { visible } from '@/lib/i18n/visible'

/** Two values as they can be shown. Long ones are shown where they begin to differ. */
export interface Difference {
  left: string | null
  right: string | null
  differs: boolean
  /** Characters or bytes before what is shown; 0 at the beginning. */
  from: number
}

/** Characters, and bytes, of one value that are shown. */
const mostCharacters = 2_000
const mostBytes = 200
/** Of what is alike before the difference. */
const before = 40

export function differenceOfTexts(left: string | null, right: string | null): Difference {
  const from = beginning(left ?? '', right ?? '', mostCharacters)
  return { left: textFrom(left, from), right: textFrom(right, from), differs: left !== right, from }
}

export function differenceOfBytes(
  left: Uint8Array,
  right: Uint8Array,
  hex: (bytes: Uint8Array, most: number) => string,
): Difference {
  const from = beginning(left, right, mostBytes)
  const differs = left.length !== right.length || firstDifference(left, right) < left.length
  const show = (bytes: Uint8Array) => `${from === 0 ? '' : '… '}${hex(bytes.subarray(from), mostBytes)}`
  return { left: show(left), right: show(right), differs, from }
}

interface Values {
  readonly length: number
  readonly [index: number]: string | number
}

function firstDifference(left: Values, right: Values): number {
  const end = Math.min(left.length, right.length)
  let at = 0
  while (at < end && left[at] === right[at]) at += 1
  return at
}

/** From where two values are shown: from their beginning, unless it is alike for longer than what is shown. */
function beginning<V extends Values>(left: V, right: V, most: number): number {
  const at = firstDifference(left, right)
  const isShort = at < most - before || (at === left.length && at === right.length)
  return isShort ? 0 : at - before
}

function textFrom(text: string | null, from: number): string | null {
  if (text === null) return null
  // A character of two parts is not cut in half.
  const start = from > 0 && /[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from - 1 : from
  const cut = text.slice(start, start + mostCharacters)
  return `${start === 0 ? '' : '…'}${visible(cut)}${start + cut.length < text.length ? '…' : ''}`
}
