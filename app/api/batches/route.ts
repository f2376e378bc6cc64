import { listBatches, startBatch } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import * as batches from '@/lib/server/publish/batches'
import { amqpLogin } from '@/lib/server/session/amqp-login'
import { recheckSession } from '@/lib/server/session/verify'

export const GET = route(listBatches, async ({ session }) => batches.listBatches(session.id))

export const POST = route(startBatch, async ({ session, body }) =>
  batches.startBatch(amqpLogin(session), body, () => recheckSession(session)),
)
