import { groupQueues as endpoint } from '@/lib/api/queue-groups'
import { route } from '@/lib/server/http/route'
import { groupQueues } from '@/lib/server/queues/groups'

export const GET = route(endpoint, ({ session, query }) => groupQueues(session, query))
