import { listNames as endpoint } from '@/lib/api/names'
import { route } from '@/lib/server/http/route'
import { listNames } from '@/lib/server/management/names'

export const GET = route(endpoint, ({ session }) => listNames(session.login))
