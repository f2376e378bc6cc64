import { listNodes as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { listNodes } from '@/lib/server/management/nodes'

export const GET = route(endpoint, ({ session }) => listNodes(session))
