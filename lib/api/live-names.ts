/** What the live viewer's contract is made of and a page needs without the schemas. */

/** The tap's own queue holds at most this many messages; older ones are dropped from its head and counted. */
export const tapLength = 10_000

/** Sources of one stream. */
export const mostSources = 8

export const ackModes = ['manual', 'automatic'] as const

export const offsetKinds = ['first', 'last', 'next', 'offset', 'time', 'age'] as const

/** How an unsettled message leaves the viewer: basic.ack, basic.nack(requeue), basic.reject(no requeue: dead-lettered or gone). */
export const settlements = ['ack', 'requeue', 'reject'] as const
export type Settlement = (typeof settlements)[number]

/** Automatic replies a second, at most and unless told. */
export const mostReplyRate = 1000
export const usualReplyRate = 50

/**
 * Why a request was not answered; it stays held. Only `unsettled` was answered: what became of its ack is not known. `cut`: the console keeps only its beginning; `unread`: its reply_to or
 * correlation_id cannot be read; `unfilled`: something else of it that the reply is made of cannot.
 */
export const replyFailures = [
  'returned',
  'nacked',
  'gone',
  'cut',
  'long',
  'unread',
  'unfilled',
  'stopped',
  'unsettled',
] as const
export type ReplyFailure = (typeof replyFailures)[number]
