import { filterLive as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { filterLive } from '@/lib/server/live/streams'

export const POST = route(endpoint, async ({ session, params: { stream }, body: { filter } }) =>
  filterLive(session.id, stream, filter),
)
