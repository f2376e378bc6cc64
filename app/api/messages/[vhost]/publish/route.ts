import { publishMessage as endpoint } from '@/lib/api/messages'
import { outgoingOf } from '@/lib/server/amqp/outgoing'
import { publishMessage } from '@/lib/server/amqp/publish'
import { route } from '@/lib/server/http/route'
import { payloadBytes } from '@/lib/server/publish/payload-bytes'
import { readUpload } from '@/lib/server/publish/uploads'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(endpoint, async ({ session, params, body, place }) => {
  const payload = await payloadBytes(body, (id) => readUpload(session.id, id, place))
  return publishMessage(amqpLogin(session), params.vhost, outgoingOf(body, payload), body)
})
