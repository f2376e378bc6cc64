import { publishMessage as endpoint } from '@/lib/api/messages'
import { outgoingOf } from '@/lib/server/amqp/outgoing'
import { publishMessage } from '@/lib/server/amqp/publish'
import { route } from '@/lib/server/http/route'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(endpoint, ({ session, params, body }) =>
  publishMessage(amqpLogin(session), params.vhost, outgoingOf(body)),
)
