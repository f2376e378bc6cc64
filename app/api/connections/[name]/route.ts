import { readConnection as readEndpoint } from '@/lib/api/client-pages'
import { closeConnection as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { readConnection } from '@/lib/server/management/connection'
import { closeConnection } from '@/lib/server/management/connections'

export const GET = route(readEndpoint, ({ session, params, query }) =>
  readConnection(session.login, params, query),
)
export const DELETE = route(endpoint, ({ session, params, body }) =>
  closeConnection(session.login, params.name, body.reason),
)
