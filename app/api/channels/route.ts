import { listChannels as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { listChannels } from '@/lib/server/management/channels'

export const GET = route(endpoint, ({ session, query }) => listChannels(session, query))
