import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { faultCode, socketProblem } from '@/lib/server/socket-fault'

/** A fault below HTTP (socket, TLS, deadline, something that is no HTTP) as the problem that it is for the user. */
export function transportProblem(error: unknown, origin: string): ConsoleError {
  const problem = socketProblem(error, { protocol: 'Management API', address: origin })
  if (problem !== null) return problem
  const options = { cause: error }
  // EPROTO and ERR_SSL_*: TLS spoken to a port that does not; HPE_*: the AMQP port, or anything else that is no HTTP.
  if (/^(EPROTO|ERR_SSL_\w+|HPE_\w+|UND_ERR_RESPONSE\w*)$/.test(faultCode(error))) {
    return new ConsoleError(
      'broker_wrong_address',
      `What answers at ${origin} does not speak this protocol.`,
      options,
    )
  }
  return new ConsoleError('broker_unexpected', `The request to ${origin} failed.`, options)
}
