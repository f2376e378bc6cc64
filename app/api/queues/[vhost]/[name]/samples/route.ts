import { readQueueSamples as endpoint } from '@/lib/api/samples'
import { route } from '@/lib/server/http/route'
import { readQueueSamples } from '@/lib/server/management/queue-samples'

export const GET = route(endpoint, ({ session, params, query }) =>
  readQueueSamples(session.login, params, query),
)
