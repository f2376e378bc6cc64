import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  BatchInput,
  deleteUpload,
  listBatches,
  listReturned,
  startBatch,
  stopBatch,
} from '@/lib/api/batches'
import type { requestReply, RequestInput } from '@/lib/api/messages'
import { call } from '@/lib/client/api'
import { withDeadline } from '@/lib/client/deadline'

/** The batches of this session, for a page that was left and opened again. */
export const readBatches = (signal: AbortSignal) =>
  withDeadline(10_000, signal, (attempt) => call<typeof listBatches>('GET /api/batches', {}, attempt))

/** The latest messages of a batch that came back: read every second while more may come. */
export const returnedQuery = (batch: string, runs: boolean) =>
  queryOptions({
    queryKey: ['batches', batch, 'returned', runs],
    queryFn: ({ signal }) =>
      call<typeof listReturned>('GET /api/batches/{batch}/returned', { params: { batch } }, signal),
    refetchInterval: runs ? 1000 : false,
    placeholderData: keepPreviousData,
  })

export const beginBatch = (body: BatchInput) => call<typeof startBatch>('POST /api/batches', { body })

export const endBatch = (batch: string) =>
  call<typeof stopBatch>('POST /api/batches/{batch}/stop', { params: { batch } })

export const dropUploaded = (upload: string) =>
  call<typeof deleteUpload>('DELETE /api/uploads/{upload}', { params: { upload } })

/** Publishes a request and waits for its replies. */
export const askForReplies = ({ vhost, ...body }: { vhost: string } & RequestInput, signal: AbortSignal) =>
  call<typeof requestReply>('POST /api/messages/{vhost}/request', { params: { vhost }, body }, signal)
