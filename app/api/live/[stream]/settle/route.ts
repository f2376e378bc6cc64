import { settleLive as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { settleLive } from '@/lib/server/live/streams'

export const POST = route(endpoint, ({ session, params, body }) =>
  settleLive(session.id, params.stream, body),
)
