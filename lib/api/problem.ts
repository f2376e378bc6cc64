/** Everything that can go wrong, each with its HTTP status. The browser words them by code; `detail` has the particulars. */
export const problems = {
  invalid_input: 422,
  not_json: 400,
  unsupported_media_type: 415,
  too_large: 413,
  cross_origin: 403,
  signed_out: 401,
  bad_credentials: 401,
  no_management_tag: 403,
  too_many_attempts: 429,
  refused: 403,
  read_only: 403,
  not_found: 404,
  precondition: 409,
  /** An operator has switched statistics off, and this is made of them. */
  no_statistics: 409,
  gone: 410,
  /** RabbitMQ knows the queue and cannot reach it: its node is down, say. */
  queue_unreachable: 503,
  /** The console has the beginning of a message only. */
  not_whole: 409,
  broker_unreachable: 502,
  broker_timeout: 504,
  /** Something answers there, but it is not RabbitMQ's management API. */
  broker_wrong_address: 502,
  broker_untrusted: 502,
  broker_unexpected: 502,
  too_many: 429,
  shutting_down: 503,
  internal: 500,
} as const satisfies Record<string, number>
export type ProblemCode = keyof typeof problems

/** RFC 9457, as problemShape has it. `errors[].pointer` is a JSON pointer into body or query, "/name". */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: ProblemCode
  retryAfter?: number | undefined
  errors?: { pointer: string; message: string }[] | undefined
}

interface ConsoleErrorOptions {
  errors?: { pointer: string; message: string }[]
  retryAfter?: number
  cause?: unknown
}

/** The one error class of our API: thrown on the server, rebuilt from the problem in the browser. */
export class ConsoleError extends Error {
  readonly code: ProblemCode
  readonly errors: { pointer: string; message: string }[]
  readonly retryAfter: number | null

  constructor(code: ProblemCode, detail: string, options: ConsoleErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ConsoleError'
    this.code = code
    this.errors = options.errors ?? []
    this.retryAfter = options.retryAfter ?? null
  }

  get status(): number {
    return problems[this.code]
  }

  static fromProblem(problem: Problem): ConsoleError {
    const code = Object.hasOwn(problems, problem.code) ? problem.code : 'internal'
    return new ConsoleError(code, problem.detail, {
      ...(problem.errors === undefined ? {} : { errors: problem.errors }),
      ...(problem.retryAfter === undefined ? {} : { retryAfter: problem.retryAfter }),
    })
  }
}

/** Whether an answer names a problem, or comes from something else: a proxy in between. */
export function isProblem(json: unknown): json is Problem {
  if (typeof json !== 'object' || json === null) return false
  const { code, detail, errors = [] } = json as { [K in keyof Problem]?: unknown }
  return typeof code === 'string' && typeof detail === 'string' && Array.isArray(errors)
}
