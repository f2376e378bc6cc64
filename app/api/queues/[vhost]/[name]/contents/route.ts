import { purgeQueue as endpoint } from '@/lib/api/queues'
import { route } from '@/lib/server/http/route'
import { purgeQueue } from '@/lib/server/management/queues'

export const DELETE = route(endpoint, ({ session, params }) => purgeQueue(session.login, params))
