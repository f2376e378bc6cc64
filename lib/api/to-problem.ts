import type { ConsoleError, Problem, ProblemCode } from './problem'

const titles: Record<ProblemCode, string> = {
  invalid_input: 'Input is not valid',
  not_json: 'The body is not JSON',
  unsupported_media_type: 'The body is of another type',
  too_large: 'The request is too large',
  cross_origin: 'The request came from another site',
  signed_out: 'Not signed in',
  bad_credentials: 'Username or password is wrong',
  no_management_tag: 'This user may not use the management API',
  too_many_attempts: 'Too many attempts',
  refused: 'The broker refused',
  read_only: 'This broker is read-only here',
  not_found: 'Not found',
  precondition: 'The broker did not accept it',
  no_statistics: 'Statistics are switched off on this broker',
  gone: 'No longer there',
  queue_unreachable: 'The queue cannot be reached',
  not_whole: 'The console has only the beginning of it',
  broker_unreachable: 'The broker does not answer',
  broker_timeout: 'The broker took too long',
  broker_wrong_address: 'No RabbitMQ management API at this address',
  broker_untrusted: "The broker's certificate is not trusted",
  broker_unexpected: 'The broker answered something unexpected',
  too_many: 'Too many at once',
  shutting_down: 'The console is shutting down',
  internal: 'Something went wrong here',
}

/** As it is answered. Apart from the error itself: a page has words of its own by the code, and need not load these. */
export const toProblem = ({ code, status, message, retryAfter, errors }: ConsoleError): Problem => ({
  type: `/problems/${code}`,
  title: titles[code],
  status,
  detail: message,
  code,
  ...(retryAfter === null ? {} : { retryAfter }),
  ...(errors.length === 0 ? {} : { errors }),
})
