import { endTracingLive as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { turnTracingOffAtEnd } from '@/lib/server/live/streams'

export const POST = route(endpoint, async ({ session, params: { stream }, body: { source } }) =>
  turnTracingOffAtEnd(session.id, stream, source),
)
