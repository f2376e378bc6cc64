import { readChannel as endpoint } from '@/lib/api/client-pages'
import { route } from '@/lib/server/http/route'
import { readChannel } from '@/lib/server/management/channel'

export const GET = route(endpoint, ({ session, params, query }) => readChannel(session.login, params, query))
