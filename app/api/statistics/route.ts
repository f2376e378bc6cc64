import { resetStatistics as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { resetStatistics } from '@/lib/server/management/reset'

export const DELETE = route(endpoint, ({ session, body }) => resetStatistics(session.login, body))
