import { listBindings as endpoint } from '@/lib/api/bindings'
import { route } from '@/lib/server/http/route'
import { listBindings } from '@/lib/server/management/bindings'

export const GET = route(endpoint, ({ session, query }) => listBindings(session.login, query))
