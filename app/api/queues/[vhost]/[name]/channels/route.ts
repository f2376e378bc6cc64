import { readQueueChannels as endpoint } from '@/lib/api/queue-inside'
import { route } from '@/lib/server/http/route'
import { readQueueChannels } from '@/lib/server/queues/inside'

export const GET = route(endpoint, ({ session, params }) => readQueueChannels(session.login, params))
