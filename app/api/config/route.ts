import { readConfig as endpoint } from '@/lib/api/nodes'
import { route } from '@/lib/server/http/route'
import { readConfig } from '@/lib/server/management/nodes'

export const GET = route(endpoint, ({ session }) => readConfig(session.login))
