import 'server-only'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import type { ConsoleSession } from './store'

/** The same user at the same broker, for AMQP. */
export const amqpLogin = ({ id, login }: ConsoleSession): AmqpLogin => ({
  sessionId: id,
  brokerId: login.broker.id,
  amqpUrl: login.broker.amqp,
  ca: login.broker.ca,
  username: login.username,
  password: login.password.reveal(),
})
