import type { BatchInput } from '@/lib/api/batches'
import { hasCome, lookFor } from '@/lib/client/batch-search'
import { resultOfError } from '@/lib/client/publish-result'
import { beginBatch, dropUploaded, readBatches } from '@/lib/client/queries/batches'
import { uploadFile } from '@/lib/client/upload'

type Replay = Omit<BatchInput, 'source'> & Pick<Required<BatchInput>, 'exchange' | 'routingKey'>
interface Steps {
  /** Calls it off, until it is begun. */
  signal: AbortSignal
  onBegin: () => void
}
type Format = Extract<BatchInput['source'], { kind: 'file' }>['format']

/**
 * Publishes a file as a batch. Where the answer to that is lost, it is looked for among those that came meanwhile: false when
 * it is not seen there, and may run all the same.
 */
export async function startReplay(
  content: Blob,
  replay: Replay,
  format: Format,
  { signal, onBegin }: Steps,
): Promise<boolean> {
  const { batches } = await readBatches(signal)
  const known = new Set(batches.map(({ id }) => id))
  const { id: upload } = await uploadFile(content, () => undefined, signal)
  try {
    signal.throwIfAborted()
    onBegin()
    return await begin(upload)
  } finally {
    // The batch holds it to its end, and nobody else wants it.
    void dropUploaded(upload).catch(() => undefined)
  }

  async function begin(file: string): Promise<boolean> {
    try {
      await beginBatch({ ...replay, source: { kind: 'file', upload: file, format } })
      return true
    } catch (error) {
      if (resultOfError(error).kind !== 'unknown') throw error
      return await lookFor(async () => hasCome(replay, known, (await readBatches(signal)).batches)).catch(
        () => false,
      )
    }
  }
}
