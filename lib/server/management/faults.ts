import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/** OpenSSL's and Node's codes for a certificate that does not hold. */
const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_\w+)$/

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed without an answer',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  EADDRNOTAVAIL: 'there is no network to it',
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // Node tries several addresses of a host and reports them together.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : error.name
}

/** A fault below HTTP (socket, TLS, deadline, something that is no HTTP) as the problem that it is for the user. */
export function transportProblem(error: unknown, origin: string): ConsoleError {
  const code = codeOf(error)
  const options = { cause: error }
  if (Object.hasOwn(unreachable, code)) {
    return new ConsoleError(
      'broker_unreachable',
      `Management API at ${origin}: ${unreachable[code]}.`,
      options,
    )
  }
  if (/^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$|^TimeoutError$/.test(code)) {
    return new ConsoleError('broker_timeout', `Management API at ${origin}: no answer in time.`, options)
  }
  if (untrusted.test(code)) {
    return new ConsoleError(
      'broker_untrusted',
      `The certificate of ${origin} is not trusted (${code}). RABBITMQ_CA names the authority to trust.`,
      options,
    )
  }
  // EPROTO and ERR_SSL_*: TLS spoken to a port that does not; HPE_*: the AMQP port, or anything else that is no HTTP.
  if (/^(EPROTO|ERR_SSL_\w+|HPE_\w+|UND_ERR_RESPONSE\w*)$/.test(code)) {
    return new ConsoleError(
      'broker_wrong_address',
      `What answers at ${origin} does not speak this protocol.`,
      options,
    )
  }
  return new ConsoleError('broker_unexpected', `The request to ${origin} failed.`, options)
}
