import 'server-only'
import { createReadStream } from 'node:fs'
import { ConsoleError } from '@/lib/api/problem'

export interface Line {
  /** From 1. */
  number: number
  /** Without its end. */
  bytes: Buffer
}

/** A message of 16 MiB in base64, and its properties. */
const longest = 32 * 1024 * 1024
const feed = 0x0a
const carriage = 0x0d

/** What is wrong with one line of a file, named by its number. */
export const lineProblem = (number: number, what: string): ConsoleError =>
  new ConsoleError('invalid_input', `Line ${number}: ${what}`)

/** The lines of a file, a chunk of it at a time. LF or CRLF ends a line; an empty one at the end is none. */
export async function* readLines(file: string, most = longest): AsyncGenerator<Line[], void, void> {
  let number = 0
  let pieces: Buffer[] = []
  let size = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const lines: Line[] = []
    let from = 0
    for (let at = chunk.indexOf(feed); at !== -1; at = chunk.indexOf(feed, from)) {
      number += 1
      lines.push({ number, bytes: withoutCarriage(Buffer.concat([...pieces, chunk.subarray(from, at)])) })
      pieces = []
      size = 0
      from = at + 1
    }
    pieces.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > most) throw lineProblem(number + 1, `longer than ${most} bytes.`)
    if (lines.length > 0) yield lines
  }
  const last = Buffer.concat(pieces)
  if (last.length > 0) yield [{ number: number + 1, bytes: withoutCarriage(last) }]
}

const withoutCarriage = (bytes: Buffer): Buffer => (bytes.at(-1) === carriage ? bytes.subarray(0, -1) : bytes)
