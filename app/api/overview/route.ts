import { readOverview as endpoint } from '@/lib/api/overview'
import { route } from '@/lib/server/http/route'
import { readOverview } from '@/lib/server/overview/overview'

export const GET = route(endpoint, ({ session, query }) => readOverview(session, query))
