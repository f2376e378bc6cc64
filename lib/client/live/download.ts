import { Slices } from '@/lib/client/slices'
import { csvHead, messageCsvText, messageLineText } from './message-text'
import type { MessageRow } from './ring'
import { isNotKept, keptMessage } from './whole-message'

export type FileKind = 'jsonl' | 'csv'

interface Gathered {
  content: Blob
  /** Messages that are in the file with all their bytes. */
  count: number
  /** Messages of which the console does not hold all bytes any more: they are not in the file. */
  missing: number
  /** Messages that are longer than the console keeps: the file has their beginning, marked as such. */
  cut: number
}

/** Rows as a file, in their order. Payloads that are here only in part are got whole. */
export async function gatherFile(
  rows: readonly MessageRow[],
  kind: FileKind,
  signal: AbortSignal,
): Promise<Gathered> {
  const textOf = kind === 'csv' ? messageCsvText : messageLineText
  // Spreadsheets take UTF-8 for something else without a mark.
  const parts: string[] = kind === 'csv' ? ['\ufeff', csvHead] : []
  let missing = 0
  let cut = 0
  const slices = new Slices()
  for (const row of rows) {
    try {
      const message = await keptMessage(row, signal)
      parts.push(textOf(message))
      if (message.payload.truncated) cut += 1
    } catch (error) {
      if (!isNotKept(error)) throw error
      missing += 1
    }
    await slices.turn()
    signal.throwIfAborted()
  }
  const type = kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson'
  return { content: new Blob(parts, { type }), count: rows.length - missing - cut, missing, cut }
}
