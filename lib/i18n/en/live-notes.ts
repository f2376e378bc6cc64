/** Words of: what the live viewer has to say of its messages, of gaps between them and of the firehose, a part of `live`. */
export const notes = {
  valueUnread:
    'Not known: the table reads only the beginning of a payload, as text that is not compressed, and only headers that could be read. A filter looks further.',
  filterUnsure:
    'The filter could not decide on {count, plural, one {# message, which is shown: it is} other {# messages, which are shown: they are}} too long to be read to the end, or compressed and broken.',
  downloadCut:
    '{count, plural, one {# message is longer than the console keeps: the file has its beginning, marked as such.} other {# messages are longer than the console keeps: the file has their beginnings, marked as such.}}',
  tracingLeft:
    'The firehose of virtual host {vhost} may still be on, and costs the broker work in vain: the console could not turn it off. On a node of the broker: {command}',
  tracingWasOn: 'The firehose was on before you came: it stays on when you stop.',
  tracingListeners:
    '{count, plural, =0 {No queue was bound to amq.rabbitmq.trace, so it was on for nobody: a console that was killed may have left it on.} one {# queue was bound to amq.rabbitmq.trace.} other {# queues were bound to amq.rabbitmq.trace.}}',
  tracingOff: 'Turn it off when I stop',
  tracingGoesOff: 'The firehose goes off when you stop',
  tracingNotOff: 'The firehose stays on',
  gap: {
    since: 'Gap since {from}',
    between: 'Gap: {from} to {to}',
    missing: '{when}, messages may be missing',
    requeued: '{when}, messages may be missing. What was unacked here is requeued.',
    continued: '{when}. Nothing is missing: reading resumes after its last message.',
    stopped: '{when}, stopped: what came meanwhile is not here',
  },
  keyNotText: 'bytes',
  keyBytes:
    'The routing key is not UTF-8: bytes that are not are shown as �, and filters and replies see the key as it is shown. Its bytes are {hex}',
  editNoText: 'The Publish page writes routing keys as text, and this one is not UTF-8.',
  againTraced:
    'This is the firehose’s copy. It goes where its message went, with the headers of the copy: what the message had is in its header “properties”.',
  editNotRead:
    'The Publish page writes properties as text, and those of this message could not be read completely.',
  againOwnKey: 'The routing key is not UTF-8. Left unchanged, it is sent byte for byte: {hex}',
  againOtherKey: 'The message came with another routing key, whose bytes are {hex}',
  retryNow: 'Try now',
  retrying: 'An attempt is being made.',
  retryRows: 'The rows stay, and it resumes by itself.',
  retryRequeued: 'The rows stay, and it resumes by itself. What was unacked here is requeued.',
  startKeeps: 'Start goes on below these rows.',
  startClears: 'Start clears these rows.',
  compareLoading: 'Getting both messages whole…',
  comparePartial: 'The console does not hold all of these messages: only as much as is here was compared.',
  compareUnknown: 'Nothing differs in what could be compared. Whether they are equal is not known.',
  compareFrom: 'from {from, number} on',
  compareMore:
    '{count, plural, one {# more place that does not fit here.} other {# more places that do not fit here.}}',
  replyWaits: 'The whole request is being fetched.',
  replyCut:
    'The console keeps only the beginning of this request, so nothing can be filled in from its payload.',
  rejectAsk: 'Reject {count, plural, one {# message} other {# messages}} of {queue}?',
  rejectLead: 'What no dead-letter exchange takes is gone, at once and for good:',
  rejectCount: '{count, plural, one {# unacked message} other {# unacked messages}}',
} as const
