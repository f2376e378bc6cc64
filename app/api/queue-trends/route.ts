import { listQueueTrends as endpoint } from '@/lib/api/queue-trends'
import { route } from '@/lib/server/http/route'
import { listQueueTrends } from '@/lib/server/queues/trends'

export const GET = route(endpoint, ({ session, query }) => listQueueTrends(session.login, query.queues))
