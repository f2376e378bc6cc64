import { declareQueue as endpoint } from '@/lib/api/queues'
import { route } from '@/lib/server/http/route'
import { declareQueue } from '@/lib/server/management/queues'

export const POST = route(endpoint, ({ session, params, body }) =>
  declareQueue(session.login, params.vhost, body),
)
