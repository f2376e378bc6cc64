import { readQueueRaft as endpoint } from '@/lib/api/queue-inside'
import { route } from '@/lib/server/http/route'
import { readQueueRaft } from '@/lib/server/queues/inside'

export const GET = route(endpoint, ({ session, params }) => readQueueRaft(session.login, params))
