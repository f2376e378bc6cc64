import 'server-only'
import { hasTemplates } from '@/lib/api/batch-message'
import type { BatchRequest } from '@/lib/api/batches'
import { hasPlaceholders } from '@/lib/rabbitmq/message-placeholders'
import { mostBytesWaiting } from './publish-run'
import { maxMessage } from './uploads'

/** So many times longer a filled placeholder is at most: {{uuid}} makes 36 characters of 8. */
const growth = 5

/**
 * The most bytes of payload that a batch holds at a time, with a file of so many bytes: its request, what is read for the next
 * messages, and what waits for an answer.
 */
export function batchBytes(request: BatchRequest, fileBytes: number): number {
  const { source, payload, payloadEncoding, charset, window } = request
  // A line at most is read beyond those that wait, and neither is more than the whole file.
  if (source.kind === 'file') return 2 * Math.min(mostBytesWaiting, fileBytes) + payload.length
  const ofFile = payloadEncoding === 'file'
  // A larger one is refused when it is to be read.
  const bytes = ofFile
    ? Math.min(fileBytes, maxMessage)
    : Buffer.byteLength(payload) * (charset === 'UTF-16' ? 2 : 1)
  const isFilled = !ofFile && hasTemplates(request, hasPlaceholders)
  const waiting = bytes * (isFilled ? growth : 1) * Math.min(window, source.count)
  return payload.length + bytes + Math.min(mostBytesWaiting, waiting)
}
