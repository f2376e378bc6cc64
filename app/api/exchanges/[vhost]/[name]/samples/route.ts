import { readExchangeSamples as endpoint } from '@/lib/api/samples'
import { route } from '@/lib/server/http/route'
import { readExchangeSamples } from '@/lib/server/management/exchanges'

export const GET = route(endpoint, ({ session, params, query }) =>
  readExchangeSamples(session.login, params, query),
)
