/** Advance of one cell in the 11 px code font: 0.602 em in the widest of the faces that we name. */
const cell = 6.65

const isWide = (point: number): boolean =>
  (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xffdc) || point >= 0x1f000

/** Cells of a text in a code font: Chinese, Japanese, Korean and emoji take two. */
export function textCells(text: string): number {
  let cells = 0
  for (const character of text) cells += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
  return cells
}

/** A wide character is as wide as the font is high, less than two cells. */
const wide = 11

/** Width in px of a key beside its edge, estimated, so that the layout needs no browser. */
export function keyWidth(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? wide : cell
  return Math.ceil(width) + 8
}

/** At most so many cells: the end is cut, the whole belongs into a title. */
export function cutText(text: string, cells: number): string {
  if (textCells(text) <= cells) return text
  let kept = ''
  let left = cells - 1
  for (const character of text) {
    left -= textCells(character)
    if (left < 0) break
    kept += character
  }
  return `${kept}…`
}
