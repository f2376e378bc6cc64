import { listQueues as endpoint } from '@/lib/api/queues-list'
import { route } from '@/lib/server/http/route'
import { listQueues } from '@/lib/server/queues/list'

export const GET = route(endpoint, ({ session, query }) => listQueues(session, query))
