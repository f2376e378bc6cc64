import { readNodeBinaries as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { readNodeBinaries } from '@/lib/server/management/nodes'

export const GET = route(endpoint, ({ session, params }) => readNodeBinaries(session.login, params))
