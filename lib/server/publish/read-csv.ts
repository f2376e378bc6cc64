import 'server-only'
import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { lineProblem } from './read-lines'

export interface CsvRow {
  /** The line on which it begins, from 1: a field in quotes may go over several. */
  line: number
  fields: string[]
}

/** Characters of one row. */
const longest = 32 * 1024 * 1024

/** Rows of RFC 4180: fields by comma, in double quotes where they hold one, a quote in them twice. Text in any pieces. */
export class CsvParser {
  private row: string[] = []
  private field = ''
  private line = 1
  private rowLine = 1
  private size = 0
  /** The row has a field in quotes: "" alone is a row of an empty field. */
  private holdsQuote = false
  private place: 'start' | 'plain' | 'quoted' | 'quote' = 'start'

  /** The line that is being read. */
  get atLine(): number {
    return this.line
  }

  /** The rows that became whole. */
  push(text: string): CsvRow[] {
    const rows: CsvRow[] = []
    let at = 0
    while (at < text.length) {
      if (this.place === 'quoted') {
        const quote = text.indexOf('"', at)
        const end = quote === -1 ? text.length : quote
        const part = text.slice(at, end)
        this.field += part
        this.line += part.split('\n').length - 1
        if (quote !== -1) this.place = 'quote'
        at = end + 1
        continue
      }
      const character = text[at] ?? ''
      at += 1
      if (this.place === 'quote' && character === '"') {
        this.field += '"'
        this.place = 'quoted'
      } else if (this.place === 'start' && character === '"') {
        this.place = 'quoted'
        this.holdsQuote = true
      } else if (character === ',') this.endField()
      else if (character === '\n') rows.push(...this.endRow())
      else if (character !== '\r') {
        if (this.place === 'quote') throw lineProblem(this.line, 'text after the closing quote of a field.')
        this.field += character
        this.place = 'plain'
      }
    }
    this.size += text.length
    if (rows.length > 0) this.size = 0
    if (this.size > longest) throw lineProblem(this.rowLine, `a row longer than ${longest} characters.`)
    return rows
  }

  /** The row that no line end ended. */
  end(): CsvRow[] {
    if (this.place === 'quoted') throw lineProblem(this.rowLine, 'a quote that is never closed.')
    return this.endRow()
  }

  private endField(): void {
    this.row.push(this.field)
    this.field = ''
    this.place = 'start'
  }

  /** None for an empty line. */
  private endRow(): CsvRow[] {
    this.endField()
    const row = { line: this.rowLine, fields: this.row }
    const isEmpty = !this.holdsQuote && row.fields.length === 1 && row.fields[0] === ''
    this.row = []
    this.holdsQuote = false
    this.line += 1
    this.rowLine = this.line
    return isEmpty ? [] : [row]
  }
}

/** The rows of a file in UTF-8, a chunk of it at a time. */
export async function* readCsv(file: string): AsyncGenerator<CsvRow[], void, void> {
  const parser = new CsvParser()
  // It takes a byte-order mark away.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw lineProblem(parser.atLine, 'not UTF-8. Save the file as UTF-8.')
    }
  }
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const rows = parser.push(decode(chunk))
    if (rows.length > 0) yield rows
  }
  const rest = [...parser.push(decode()), ...parser.end()]
  if (rest.length > 0) yield rest
}
