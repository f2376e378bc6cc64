import { republishLive as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { republishLive } from '@/lib/server/live/streams'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(endpoint, ({ session, params, body }) =>
  republishLive(amqpLogin(session), params, body),
)
