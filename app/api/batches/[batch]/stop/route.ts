import { stopBatch } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import * as batches from '@/lib/server/publish/batches'

export const POST = route(stopBatch, ({ session, params }) => batches.stopBatch(session.id, params.batch))
