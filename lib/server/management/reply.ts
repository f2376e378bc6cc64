import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { isObject } from '@/lib/rabbitmq/is-object'
import { visibleText } from '@/lib/server/visible-text'

/** An answer of whatever listens at the management address. */
export interface Reply {
  status: number
  /** Parsed JSON; undefined when the answer is empty or something else. */
  json: unknown
  /** True when the body is there and is no JSON, for example a proxy's HTML. */
  foreign: boolean
}

/** What the broker said when it refused, for those who must tell refusals apart. Rides along as the cause of a ConsoleError. */
export class BrokerRefusal extends Error {
  override readonly name = 'BrokerRefusal'
  readonly status: number
  /** The broker's own code: `not_authorised`, `bad_request`, `page_out_of_range`… */
  readonly error: string
  readonly reason: string

  constructor(status: number, error: string, reason: string) {
    super(`${status} ${error}: ${reason}`)
    this.status = status
    this.error = error
    this.reason = reason
  }
}

/**
 * RabbitMQ 4.0 to 4.3 answer an empty 500 where a refusal's words would name something beyond ASCII (3.10 says them). True
 * for such an answer to a request that names something like that.
 */
export const isMuteRefusal = (error: unknown, named: string): error is ConsoleError =>
  error instanceof ConsoleError &&
  error.cause instanceof BrokerRefusal &&
  error.cause.status === 500 &&
  error.cause.reason === '' &&
  // oxlint-disable-next-line no-control-regex -- ASCII begins there
  /[^\u0000-\u007f]/.test(named)

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** 3.10 and 4.0 escape their reasons for HTML, 4.3 does not. */
const brokerWords = (reason: string): string =>
  visibleText(reason.replace(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => entities[name] ?? whole))

function refusalOf({ status, json }: Reply): BrokerRefusal | null {
  if (!isObject(json)) return null
  const { error, reason } = json
  if (typeof error !== 'string') return null
  return new BrokerRefusal(
    status,
    visibleText(error, 100),
    brokerWords(typeof reason === 'string' ? reason : error),
  )
}

/** An answer of 300 and above as a problem. `not_authorized` (z) is a login that does not hold; `not_authorised` (s) a refusal. */
export function replyProblem(reply: Reply, origin: string): ConsoleError {
  const { status } = reply
  const refusal = refusalOf(reply)
  const detail = refusal?.reason ?? `HTTP ${status}`
  const options = refusal === null ? {} : { cause: refusal }
  if (status === 502 || status === 503) return new ConsoleError('broker_unreachable', detail, options)
  if (status === 504) return new ConsoleError('broker_timeout', detail, options)
  // Too long for the broker's web server, which takes 4 to 8 KiB in a header.
  if (status === 431) {
    return new ConsoleError(
      'invalid_input',
      'Username and password are longer than this broker takes over HTTP.',
    )
  }
  if (reply.foreign || status < 400 || (status === 401 && refusal === null)) {
    return new ConsoleError(
      'broker_wrong_address',
      `What answers at ${origin} (HTTP ${status}) is not RabbitMQ's management API.`,
      options,
    )
  }
  if (status === 401 && refusal?.error === 'not_authorized') {
    return new ConsoleError('signed_out', 'The broker no longer accepts this username and password.', options)
  }
  if (status === 401 && /^Not (a )?management user/i.test(detail)) {
    return new ConsoleError('no_management_tag', detail, options)
  }
  if (status === 401 || status === 403 || status === 405) return new ConsoleError('refused', detail, options)
  // An address that this version lacks: 3.10 to 4.3 may look for a file of that name, and answer 406 as it is no JSON.
  if (status === 404 || status === 406) return new ConsoleError('not_found', detail, options)
  // "Stats in management UI are disabled on this node", to whatever only statistics tell.
  if (status === 400 && /^Stats in .* disabled/i.test(detail))
    return new ConsoleError('no_statistics', detail, options)
  if (status === 400 || status === 409) return new ConsoleError('precondition', detail, options)
  if (status === 413) return new ConsoleError('too_large', detail, options)
  const said = refusal === null ? '.' : `: ${detail}`
  return new ConsoleError('broker_unexpected', `The broker answered HTTP ${status}${said}`, {
    cause: refusal ?? new BrokerRefusal(status, '', ''),
  })
}
