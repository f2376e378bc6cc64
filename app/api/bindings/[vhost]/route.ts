import * as endpoints from '@/lib/api/bindings'
import { route } from '@/lib/server/http/route'
import { createBinding, deleteBinding } from '@/lib/server/management/bindings'

export const POST = route(endpoints.createBinding, ({ session, params, body }) =>
  createBinding(session.login, params.vhost, body),
)
export const DELETE = route(endpoints.deleteBinding, ({ session, params, body }) =>
  deleteBinding(session.login, params.vhost, body),
)
