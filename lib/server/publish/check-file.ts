import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { refusedProperties } from '@/lib/rabbitmq/message-faults'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import type { FileMessage } from './file-messages'
import type { WireMessage } from './ledger'
import { lineProblem } from './read-lines'
import type { SizeRefusal } from './size-limit'
import { wireMessage } from './wire-message'

/** Payloads that no broker refuses: they are not asked about. */
const small = 1024 * 1024

/**
 * Reads the messages of a file to their end and answers how many there are, and how many say when they came. Throws for the
 * first one that cannot be sent or that the broker would refuse, and names its line: nothing has been sent yet. `isWanted` is
 * asked now and then, and ends it.
 */
export async function checkFile(
  chunks: AsyncIterable<FileMessage[]>,
  frameMax: number,
  payloadOf: (message: WireMessage) => Promise<Buffer>,
  refusesSize: (bytes: number) => Promise<SizeRefusal | null>,
  isWanted: () => boolean,
): Promise<{ total: number; timed: number }> {
  let total = 0
  let timed = 0
  const largest = { line: 0, bytes: 0 }
  for await (const messages of chunks) {
    for (const message of messages) {
      const wire = wireLine(message, frameMax)
      checkProperties(message)
      if (message.at !== undefined) timed += 1
      if (wire.payload.length <= Math.max(small, largest.bytes)) continue
      const { length } = await payloadOf(wire)
      if (length > Math.max(small, largest.bytes))
        Object.assign(largest, { line: message.line, bytes: length })
    }
    total += messages.length
    if (!isWanted()) return { total, timed }
  }
  if (total === 0) throw new ConsoleError('invalid_input', 'The file has no message.')
  const refusal = largest.bytes === 0 ? null : await refusesSize(largest.bytes)
  if (refusal === null) return { total, timed }
  const { bytes, line } = largest
  if (refusal.maximum === null)
    throw lineProblem(line, `a payload of ${bytes} bytes; the broker takes less (max_message_size).`)
  throw lineProblem(
    line,
    `a payload of ${bytes} bytes; the broker takes ${refusal.maximum} at most (max_message_size).`,
  )
}

/** A message of a file as it goes over the wire. */
export function wireLine({ line, outgoing }: FileMessage, frameMax: number): WireMessage {
  try {
    return wireMessage(outgoing, frameMax)
  } catch (error) {
    throw error instanceof ConsoleError ? lineProblem(line, error.message) : error
  }
}

function checkProperties({ line, outgoing: { properties, rawProperties } }: FileMessage): void {
  const read = rawProperties === undefined ? properties : readProperties(rawProperties).properties
  const wrong = refusedProperties(read)
  if (wrong !== null) throw lineProblem(line, `${wrong}.`)
}
