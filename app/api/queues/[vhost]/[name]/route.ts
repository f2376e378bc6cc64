import * as endpoints from '@/lib/api/queues'
import { route } from '@/lib/server/http/route'
import { deleteQueue, readQueue } from '@/lib/server/management/queues'

export const GET = route(endpoints.readQueue, ({ session, params }) => readQueue(session.login, params))
export const DELETE = route(endpoints.deleteQueue, ({ session, params }) =>
  deleteQueue(session.login, params),
)
