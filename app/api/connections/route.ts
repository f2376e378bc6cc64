import { listConnections as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { listConnections } from '@/lib/server/management/connections'

export const GET = route(endpoint, ({ session, query }) => listConnections(session, query))
