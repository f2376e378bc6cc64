import { closeUserConnections as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { closeUserConnections } from '@/lib/server/management/connections'

export const DELETE = route(endpoint, ({ session, params, body }) =>
  closeUserConnections(session.login, params.user, body.reason),
)
