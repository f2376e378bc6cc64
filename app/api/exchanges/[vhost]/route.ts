import { declareExchange as endpoint } from '@/lib/api/exchanges'
import { route } from '@/lib/server/http/route'
import { declareExchange } from '@/lib/server/management/exchanges'

export const POST = route(endpoint, ({ session, params, body }) =>
  declareExchange(session.login, params.vhost, body),
)
