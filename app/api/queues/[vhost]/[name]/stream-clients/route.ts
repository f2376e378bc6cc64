import { readStreamClients as endpoint } from '@/lib/api/stream-clients'
import { route } from '@/lib/server/http/route'
import { readStreamClients } from '@/lib/server/queues/stream-clients'

export const GET = route(endpoint, ({ session, params }) => readStreamClients(session, params))
