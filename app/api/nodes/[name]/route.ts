import { readNode as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { readNode } from '@/lib/server/management/nodes'

export const GET = route(endpoint, ({ session, params, query }) => readNode(session.login, params, query))
