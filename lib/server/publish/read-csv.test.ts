import { describe, expect, it } from 'vitest'
import { CsvParser } from './read-csv'

/** The rows of a text that comes in pieces of so many characters. */
function rowsOf(text: string, size: number) {
  const parser = new CsvParser()
  const rows = []
  for (let at = 0; at < text.length; at += size) rows.push(...parser.push(text.slice(at, at + size)))
  return [...rows, ...parser.end()]
}

describe.each([1, 1000])('a file of one column, in pieces of %i', (size) => {
  it('has a row for an empty field in quotes, and none for an empty line', () => {
    expect(rowsOf('payload\r\n"a"\r\n""\r\n\r\n"b"\r\n', size)).toEqual([
      { line: 1, fields: ['payload'] },
      { line: 2, fields: ['a'] },
      { line: 3, fields: [''] },
      { line: 5, fields: ['b'] },
    ])
  })

  it('has it also at the end, with and without a line end', () => {
    expect(rowsOf('a\n""', size)).toEqual(rowsOf('a\n""\n', size))
    expect(rowsOf('a\n""', size)).toHaveLength(2)
    expect(rowsOf('"a"\n\n', size)).toHaveLength(1)
  })
})
