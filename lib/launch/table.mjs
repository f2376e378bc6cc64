/**
 * Lines of a table for a terminal: texts to the left, numbers to the right.
 * @param {readonly (readonly string[])[]} rows the first one is the head
 * @returns {string[]}
 */
export function tableLines(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0
        return /^[\d.,]/.test(rows[1]?.[column] ?? '') ? text.padStart(width) : text.padEnd(width)
      })
      .join('   ')
      .trimEnd(),
  )
}
