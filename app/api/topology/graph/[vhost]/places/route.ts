import { placeNodes as endpoint } from '@/lib/api/topology'
import { route } from '@/lib/server/http/route'
import { placeNodes } from '@/lib/server/topology/topology'

export const POST = route(endpoint, ({ session, params, body }) => placeNodes(session, params.vhost, body))
