import type { ProblemCode } from '@/lib/api/problem'

/**
 * Every problem by its code: what it is, and what to do next. The particulars (`detail`) come from the server, often in the
 * broker's own words. `no_answer` is the browser's own: the console itself did not answer.
 */
export const problems = {
  invalid_input: {
    title: 'Some of the input is not valid',
    next: 'Change what is named above and try again.',
  },
  not_json: { title: 'The console could not read the request', next: 'Load the page again and repeat it.' },
  unsupported_media_type: {
    title: 'The console does not accept a body of this type',
    next: 'Load the page again and repeat it.',
  },
  too_large: { title: 'That is too large', next: 'Send less at once.' },
  cross_origin: {
    title: 'The request came from another site',
    next: 'Use the address that the console was set up for. Behind a proxy, WARREN_ORIGIN must name it.',
  },
  signed_out: { title: 'You are signed out', next: 'Sign in again.' },
  bad_credentials: { title: 'Username or password is wrong', next: 'Check both and try again.' },
  no_management_tag: {
    title: 'This user may not use the management API',
    next: 'An administrator can give it the tag management, monitoring, policymaker or administrator.',
  },
  too_many_attempts: { title: 'Too many attempts', next: 'Wait a little before you try again.' },
  refused: {
    title: 'RabbitMQ refused it',
    next: 'Ask an administrator of the broker for the permission that is named.',
  },
  read_only: {
    title: 'This broker is read-only here',
    next: 'The configuration of this console forbids every change to it.',
  },
  not_found: {
    title: 'Not found',
    next: 'It may have been deleted meanwhile, or be in another virtual host.',
  },
  precondition: {
    title: 'RabbitMQ did not accept it',
    next: 'Change what is named above and try again.',
  },
  no_statistics: {
    title: 'Statistics are switched off on this broker',
    next: 'An operator can switch them on again (management.disable_stats, management_agent.disable_metrics_collector).',
  },
  queue_unreachable: {
    title: 'The queue exists but cannot be reached',
    next: 'The node that holds it is down, or the node that the console is connected to runs no replica of it. A live view tries again by itself.',
  },
  gone: {
    title: 'No longer there',
    next: 'The line above says why it ended. Start it again once that is resolved.',
  },
  not_whole: {
    title: 'The console has only the beginning of this message',
    next: 'Ack, Requeue and Reject still settle all of it. To publish it again, consume it with a client of your own.',
  },
  broker_unreachable: {
    title: 'The broker does not answer',
    next: 'Check that RabbitMQ runs and that the console can reach it. Warren keeps trying.',
  },
  broker_timeout: {
    title: 'The broker took too long to answer',
    next: 'Warren keeps trying. A broker under load answers late.',
  },
  broker_wrong_address: {
    title: 'No RabbitMQ management API at this address',
    next: 'Check RABBITMQ_MANAGEMENT_URL, and that the management plugin is enabled on the broker.',
  },
  broker_untrusted: {
    title: "The broker's certificate is not trusted",
    next: 'Set RABBITMQ_CA, or "ca" of this broker in WARREN_CONFIG, to the authority that signed it, or use the name that the certificate was made for.',
  },
  broker_unexpected: {
    title: 'The broker answered something unexpected',
    next: 'Look into the broker’s log around this time.',
  },
  too_many: { title: 'Too many at once', next: 'Stop or close one of them and try again.' },
  shutting_down: { title: 'The console is shutting down', next: 'Try again when it is back.' },
  internal: { title: 'Something went wrong in the console', next: 'Its log says more. Try again.' },
  no_answer: {
    title: 'The console does not answer',
    next: 'Check the network and that Warren runs. This page keeps trying.',
  },
} as const satisfies Record<ProblemCode | 'no_answer', { title: string; next: string }>
