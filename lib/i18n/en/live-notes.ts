/** Words of: what the live viewer has to say of its messages and of the firehose, a part of `live`. */
export const notes = {
  filterUnsure:
    'The filter could not tell of {count, plural, one {# message, which is shown: it is} other {# messages, which are shown: they are}} too long to be looked at to the end.',
  downloadCut:
    '{count, plural, one {# message is longer than the console keeps: the file has its beginning, marked as such.} other {# messages are longer than the console keeps: the file has their beginnings, marked as such.}}',
  tracingLeft:
    'The firehose of virtual host {vhost} may still be on, and costs the broker its work for nobody: the console could not turn it off. On a node of the broker: {command}',
  tracingWasOn: 'The firehose was on before you came: it stays on when you stop.',
  tracingListeners:
    '{count, plural, =0 {No queue was bound to amq.rabbitmq.trace, so it was on for nobody: a console that was killed may have left it on.} one {# queue was bound to amq.rabbitmq.trace.} other {# queues were bound to amq.rabbitmq.trace.}}',
  tracingOff: 'Turn it off when I stop',
  tracingGoesOff: 'The firehose goes off when you stop',
  tracingNotOff: 'The firehose stays on',
} as const
