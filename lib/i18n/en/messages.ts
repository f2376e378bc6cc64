/** Words of: "Get messages" on the page of a queue. */
export const messages = {
  title: 'Messages',
  get: {
    title: 'Get messages',
    from: 'From {queue}, one at a time (basic.get).',
    stream: 'A stream gives no single messages (basic.get answers 540). Watch live reads it by offset.',
    count: 'Count',
    countHelp: '1 to 100. Fewer come when the queue has fewer.',
    settle: 'Then',
    requeue: 'Put back',
    requeueHelp: 'With nack and requeue. They stay in the queue.',
    ack: 'Acknowledge',
    ackHelp: 'They are gone from the queue for good.',
    submit: 'Get messages',
    submitAck: 'Get and acknowledge at most {count}',
    submitAckAny: 'Get and acknowledge',
    again: 'Get again',
    close: 'Close',
    costTitle: 'What it costs here',
    cost: {
      redelivered:
        'The messages come back marked as redelivered. While they are held, for a moment, no consumer gets them.',
      order: 'A quorum queue hands out what came back before the rest: the order changes.',
      limit:
        'RabbitMQ {version} counts each time against the delivery limit: after more than {limit} of them a message is dropped or dead-lettered. Consumers that put messages back use up the same limit.',
      ack: 'Nobody else gets these messages. Once this dialog is closed, they are nowhere.',
    },
  },
  result: {
    none: 'The queue had no ready message.',
    requeued: '{count, plural, one {# message, put back.} other {# messages, all put back.}}',
    acked:
      '{count, plural, one {# message, acknowledged: it is} other {# messages, acknowledged: they are}} only here now.',
    remaining:
      '{count, plural, =0 {No more was ready behind.} one {# more was ready behind.} other {# more were ready behind.}}',
    number: '#',
    exchange: 'Exchange',
    routingKey: 'Routing key',
    keyNotText: 'not UTF-8',
    redelivered: 'Redelivered',
    size: 'Size',
    payload: 'Payload',
    defaultExchange: '(AMQP default)',
    open: 'Show message {number}',
    empty: 'empty',
    binary: 'binary',
  },
} as const
