import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { visibleText } from '@/lib/server/visible-text'
import type { AmqpLogin } from './login'
import { brokerClose } from './refusal'

const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)$/

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  EADDRNOTAVAIL: 'there is no network to it',
  ETIMEDOUT: 'the connection timed out',
}

/** The address that AMQP goes to, which is another than that of the management API. */
const amqpAddress = ({ protocol, hostname, port }: AmqpLogin['amqpUrl']): string =>
  `${protocol}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`

/** Why connecting failed. During the handshake amqplib's errors have no code: there, and only there, the text decides. */
export function handshakeProblem(error: unknown, login: AmqpLogin, vhost: string): ConsoleError {
  const where = `AMQP at ${amqpAddress(login.amqpUrl)}`
  const options = { cause: error }
  const code = codeOf(error)
  if (code === 'ABORT_ERR') return new ConsoleError('broker_timeout', `${where}: no answer in time.`, options)
  if (code in unreachable) {
    return new ConsoleError('broker_unreachable', `${where}: ${unreachable[code]}.`, options)
  }
  if (untrusted.test(code)) {
    const detail = `The certificate of ${amqpAddress(login.amqpUrl)} is not trusted (${code}). RABBITMQ_CA names the authority to trust.`
    return new ConsoleError('broker_untrusted', detail, options)
  }
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
    `${where}: what answers there does not speak AMQP 0-9-1.`,
    options,
  )
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // Node tries several addresses of a host and reports them together.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
