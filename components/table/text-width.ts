/** In px, of the letters of a table's font at 13 px; the widest there is of each kind. */
const wide = 13
const capital = 10
const narrow = 6.5
const other = 8.4

const widthOf = (letter: string): number => {
  if (/[mwMW@%]/.test(letter)) return wide
  if (/[A-Z#&]/.test(letter)) return capital
  return /[ijlftrI.,:;'|!/()[\]-]/.test(letter) ? narrow : other
}

/** Whether a text is certain to fit into so many px, whatever the machine's font: told from its letters, nothing is measured. */
export function certainlyFits(text: string, width: number): boolean {
  // Of other scripts the font is not known.
  if (!/^[\x20-\x7e]*$/.test(text) || text.length * narrow > width) return false
  return Array.from(text, widthOf).reduce((sum, each) => sum + each, 0) <= width
}
