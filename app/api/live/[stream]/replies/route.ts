import { replyLive as endpoint } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { replyLive } from '@/lib/server/live/streams'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(endpoint, ({ session, params: { stream }, body }) =>
  replyLive(amqpLogin(session), stream, body.source, body.reply),
)
