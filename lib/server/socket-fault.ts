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

/** By whom nothing came in time: the system, undici, and deadlines of our own. */
const late = /^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|TimeoutError|ABORT_ERR)$/

/** The code of a fault of Node's, else its name. */
export function faultCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // Node tries several addresses of a host and reports them together.
  if (error instanceof AggregateError && error.errors.length > 0) return faultCode(error.errors[0])
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : error.name
}

/** A fault of socket, TLS or time as the problem that it is, of both ways to a broker; null for any other. */
export function socketProblem(
  error: unknown,
  { protocol, address }: { protocol: 'AMQP' | 'Management API'; address: string },
): ConsoleError | null {
  const code = faultCode(error)
  const options = { cause: error }
  const where = `${protocol} at ${address}`
  if (Object.hasOwn(unreachable, code)) {
    return new ConsoleError('broker_unreachable', `${where}: ${unreachable[code]}.`, options)
  }
  if (late.test(code)) return new ConsoleError('broker_timeout', `${where}: no answer in time.`, options)
  if (!untrusted.test(code)) return null
  const detail = `The certificate of ${address} is not trusted (${code}). The broker's "ca" in WARREN_CONFIG, else RABBITMQ_CA, names the authority to trust.`
  return new ConsoleError('broker_untrusted', detail, options)
}
