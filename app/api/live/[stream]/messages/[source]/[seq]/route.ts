import { readLiveMessage as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { readLiveMessage } from '@/lib/server/live/streams'

export const GET = route(endpoint, async ({ session, params: { stream, source, seq } }) =>
  readLiveMessage(session.id, stream, source, seq),
)
