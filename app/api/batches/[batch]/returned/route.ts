import { listReturned } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import * as batches from '@/lib/server/publish/batches'

export const GET = route(listReturned, async ({ session, params }) =>
  batches.listReturned(session.id, params.batch),
)
