import * as endpoints from '@/lib/api/exchanges'
import { route } from '@/lib/server/http/route'
import { deleteExchange, readExchange } from '@/lib/server/management/exchanges'

export const GET = route(endpoints.readExchange, ({ session, params }) => readExchange(session.login, params))
export const DELETE = route(endpoints.deleteExchange, ({ session, params }) =>
  deleteExchange(session.login, params),
)
