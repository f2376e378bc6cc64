import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { socketProblem } from '@/lib/server/socket-fault'
import { visibleText } from '@/lib/server/visible-text'
import type { AmqpLogin } from './login'
import { brokerClose } from './refusal'

/** The address that AMQP goes to, which is another than that of the management API. */
const amqpAddress = ({ protocol, hostname, port }: AmqpLogin['amqpUrl']): string =>
  `${protocol}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`

/** Why connecting failed. During the handshake amqplib's errors have no code: there, and only there, the text decides. */
export function handshakeProblem(error: unknown, login: AmqpLogin, vhost: string): ConsoleError {
  const address = amqpAddress(login.amqpUrl)
  const fault = socketProblem(error, { protocol: 'AMQP', address })
  if (fault !== null) return fault
  const options = { cause: error }
  const close = brokerClose(error)
  if (close?.code === 403) return new ConsoleError('bad_credentials', close.text, options)
  const message = error instanceof Error ? error.message : ''
  // The broker's own words do not come through here: amqplib says only "got <ConnectionClose channel:0>" (530).
  if (message.startsWith('Expected ConnectionOpenOk')) {
    const detail = `User '${visibleText(login.username, 255)}' may not enter the virtual host '${visibleText(vhost, 255)}': it does not exist, the user has no permission in it, or its limit of connections is reached.`
    return new ConsoleError('refused', detail, options)
  }
  return new ConsoleError(
    'broker_unexpected',
    `AMQP at ${address}: what answers there does not speak AMQP 0-9-1.`,
    options,
  )
}
