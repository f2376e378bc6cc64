import { getMessages as endpoint } from '@/lib/api/messages'
import { getMessages } from '@/lib/server/amqp/get'
import { route } from '@/lib/server/http/route'
import { readQueue } from '@/lib/server/management/queues'
import { amqpLogin } from '@/lib/server/session/amqp-login'

export const POST = route(endpoint, async ({ session, params: { vhost, name }, body }) => {
  const { queue } = await readQueue(session.login, { vhost, name })
  return getMessages(amqpLogin(session), { vhost, queue: name, details: queue, ...body })
})
