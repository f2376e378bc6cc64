import { watchBatch } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import * as batches from '@/lib/server/publish/batches'

export const GET = route(watchBatch, async ({ session, params }) =>
  batches.watchBatch(session.id, params.batch),
)
