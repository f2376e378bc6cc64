import { listBindingsBetween as endpoint } from '@/lib/api/topology'
import { route } from '@/lib/server/http/route'
import { listBindingsBetween } from '@/lib/server/management/bindings-between'

export const GET = route(endpoint, ({ session, params, query }) =>
  listBindingsBetween(session.login, params.vhost, query),
)
