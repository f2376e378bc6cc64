import { traceMessage as endpoint } from '@/lib/api/trace'
import { route } from '@/lib/server/http/route'
import { traceMessage } from '@/lib/server/topology/trace'

export const POST = route(endpoint, ({ session, body }) => traceMessage(session, body))
