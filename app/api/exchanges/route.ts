import { listExchanges as endpoint } from '@/lib/api/exchanges'
import { route } from '@/lib/server/http/route'
import { listExchanges } from '@/lib/server/management/exchanges'

export const GET = route(endpoint, ({ session, query }) => listExchanges(session.login, query))
