import { readTopology as endpoint } from '@/lib/api/topology'
import { route } from '@/lib/server/http/route'
import { readTopology } from '@/lib/server/topology/topology'

export const GET = route(endpoint, ({ session, params, query }) => readTopology(session, params.vhost, query))
