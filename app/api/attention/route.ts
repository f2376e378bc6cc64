import { readAttention as endpoint } from '@/lib/api/attention'
import { readAttention } from '@/lib/server/attention/attention'
import { route } from '@/lib/server/http/route'

export const GET = route(endpoint, ({ session, query }) => readAttention(session, query))
