import { requestReply } from '@/lib/api/messages'
import { route } from '@/lib/server/http/route'
import { requestAndWait } from '@/lib/server/publish/request-reply'
import { readUpload } from '@/lib/server/publish/uploads'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(requestReply, ({ session, params, body, signal, place }) =>
  requestAndWait(amqpLogin(session), params.vhost, body, (id) => readUpload(session.id, id, place), signal),
)
