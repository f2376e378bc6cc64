import type {
  BatchInput,
  BatchProgress,
  deleteUpload,
  listBatches,
  startBatch,
  stopBatch,
  watchBatch,
} from '@/lib/api/batches'
import type { requestReply, RequestInput } from '@/lib/api/messages'
import { call, problemOf, send } from '@/lib/client/api'

/** The batches of this session, for a page that was left and opened again. */
export const readBatches = (signal: AbortSignal) => call<typeof listBatches>('GET /api/batches', {}, signal)

export const beginBatch = (body: BatchInput) => call<typeof startBatch>('POST /api/batches', { body })

export const endBatch = (batch: string) =>
  call<typeof stopBatch>('POST /api/batches/{batch}/stop', { params: { batch } })

/** Tells how a batch goes on until it ended. */
export async function followBatch(
  batch: string,
  onProgress: (progress: BatchProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await send<typeof watchBatch>('GET /api/batches/{batch}', { params: { batch } }, signal)
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) return
  const { readEvents } = await import('@/lib/client/live/event-stream')
  for await (const { event, data } of readEvents(response.body)) {
    if (event === 'progress') onProgress((JSON.parse(data) as { batch: BatchProgress }).batch)
  }
}

export const dropUploaded = (upload: string) =>
  call<typeof deleteUpload>('DELETE /api/uploads/{upload}', { params: { upload } })

/** Publishes a request and waits for its replies. */
export const askForReplies = ({ vhost, ...body }: { vhost: string } & RequestInput, signal: AbortSignal) =>
  call<typeof requestReply>('POST /api/messages/{vhost}/request', { params: { vhost }, body }, signal)
