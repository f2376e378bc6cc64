import { closeConnection as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { closeConnection } from '@/lib/server/management/connections'

export const DELETE = route(endpoint, ({ session, params, body }) =>
  closeConnection(session.login, params.name, body.reason),
)
