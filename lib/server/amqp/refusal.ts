import 'server-only'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { visibleText } from '@/lib/server/visible-text'

/** A channel or connection that the broker closed, in its own words: "NOT_FOUND - no queue 'q' in vhost '/'". */
export interface BrokerClose {
  code: number
  text: string
  /** Class and method id, in one number, of what it closed over; 0 where it names none. */
  method: number
}

/** What the broker said when it closed, from amqplib's error; null for an error that is not the broker's. */
export function brokerClose(error: unknown): BrokerClose | null {
  if (!(error instanceof Error)) return null
  // amqplib: 'Channel closed by server: 404 (NOT-FOUND) with message "NOT_FOUND - no queue …"'.
  const match = /(\d{3}) \([\w-]*\) with message "([\s\S]*)"$/.exec(error.message)
  if (match === null) return null
  const { classId = 0, methodId = 0 } = error as Error & { classId?: number; methodId?: number }
  return {
    code: Number(match[1]),
    text: visibleText(match[2] ?? ''),
    method: classId * 0x1_0000 + methodId,
  }
}

/**
 * What RabbitMQ says of a queue that it knows and cannot reach, each with a code that means something else. 3.10 says at once
 * that the home node is down; 4.0 and 4.3 try for a minute, and call that a timeout.
 */
const unreachable = [
  /^NOT_FOUND - home node '.*' of durable queue '.* is down or inaccessible$/s,
  /^NOT_FOUND - failed to perform operation on queue '.* due to timeout$/s,
  /^NOT_FOUND - queue '.* (?:has crashed and failed to restart|process is stopped by supervisor)$/s,
  /^PRECONDITION_FAILED - (?:stream )?queue '.* does not have a (?:running )?replica on the local node$/s,
  /^INTERNAL_ERROR - failed consuming from quorum queue '.*: (?:nodedown|noproc)$/s,
]

const codes: Record<number, ProblemCode> = {
  311: 'precondition',
  320: 'broker_unreachable',
  403: 'refused',
  404: 'not_found',
  405: 'precondition',
  406: 'precondition',
  530: 'refused',
  // What this queue type or version does not do, for example basic.get on a stream.
  540: 'precondition',
}

/** The problem that a close of the broker is; others than the known codes are no answer that we expect (541, 501 …). */
function closeProblem({ code, text }: BrokerClose): ConsoleError {
  if (unreachable.some((words) => words.test(text))) return new ConsoleError('queue_unreachable', text)
  return new ConsoleError(codes[code] ?? 'broker_unexpected', text === '' ? `AMQP reply code ${code}` : text)
}

/** Any error of an AMQP operation as a problem. What is not the broker's word is a connection that went. */
export function amqpProblem(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error
  const close = brokerClose(error)
  if (close !== null) return closeProblem(close)
  const message = error instanceof Error ? error.message : ''
  const detail = /heartbeat/i.test(message)
    ? 'The broker stopped answering heartbeats, so the AMQP connection was given up.'
    : 'The AMQP connection to the broker was lost.'
  return new ConsoleError('broker_unreachable', detail, { cause: error })
}
