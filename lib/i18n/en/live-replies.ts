/** Words of: automatic replies of the live viewer, a part of `live`. */
export const autoReply = {
  autoReply: 'Automatic replies',
  autoReplyHelp:
    'Stands in for an RPC server: answers every request that this view shows, one after another.',
  autoReplyRules:
    'Each reply goes to the request’s reply_to through the default exchange, with its correlation_id, mandatory and with confirm. A request is acked only once the broker confirmed its reply and did not return it; every other one stays held by you. What the filter keeps back, and what has no reply_to, is not answered. It ends with this view: nothing is answered for a page that is closed.',
  autoReplyTemplateHelp:
    '{example} is filled in from the request, {json} as JSON with its quotes. Kept for the next time.',
  autoReplyLong: 'At most 65,536 characters',
  autoReplyExample: 'What the first request here would get',
  autoReplyRate: 'At most',
  autoReplyRateWrong: '1 to 1,000 replies a second',
  autoReplyStart: 'Answer automatically',
  autoReplyStop: 'Stop answering',
  autoReplyNotEnded: 'The automatic replies could not be stopped',
  autoReplyAlready: 'Requests are being answered already.',
  autoReplyRuns: 'Answering requests',
  autoReplyBlocked: 'The broker takes no replies now: {reason}',
  autoReplyEnded: 'Automatic replies have ended',
  autoReplyCounts: {
    answered: 'Answered',
    failed: 'Not answered',
    silent: 'Without reply_to',
    waiting: 'Waiting',
  },
  autoReplyTitles: {
    answered: 'The broker confirmed the reply; then the request is acked',
    failed: 'The reply was not taken: the request is still held here',
    silent: 'Messages that ask for no reply: they are held like any other',
    waiting: 'Requests whose turn has not come',
  },
  autoReplyProblem: 'They ended by themselves.',
  autoReplyCutOff:
    'They ended with the connection. Requests that were not answered went back to the queue; one whose reply was just on its way may be answered twice.',
  autoReplyFailures: {
    returned: 'No queue took the reply to {queue}: {why}.',
    nacked: 'The queue {queue} did not take the reply.',
    gone: 'Nobody waits for the reply at {queue} any more.',
    cut: 'The console keeps only the beginning of this request.',
    long: 'The reply would be longer than 1 MiB, or takes too long to fill in.',
    unread: 'Its correlation_id or reply_to is not text: a reply would not match. It is still held.',
    unfilled: 'The reply is made of a part of the request that cannot be read as text here.',
    unsettled:
      'The reply to {queue} was taken, but what became of the ack of its request is not known: it may come again. {why}',
    stopped: 'It is not known whether the reply to {queue} was taken.',
  },
  autoReplyHeld:
    '{count, plural, one {The request is still held here.} other {# requests are still held here.}}',
} as const
