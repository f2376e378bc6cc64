import { runHealthChecks as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { runHealthChecks } from '@/lib/server/management/health'

export const GET = route(endpoint, ({ session, query }) => runHealthChecks(session.login, query))
