/** Words of the panel that says whether a queue moves, and why it does not. */
export const diagnosis = {
  title: 'Why is it stuck?',
  verdict: {
    stuck: 'It does not move.',
    quiet: 'Quiet for {time}',
    moving: 'It moves: {rate}/s are delivered.',
    acking: 'It moves: {rate}/s are acked.',
    streams: 'A stream keeps its messages; its consumers read at their own pace.',
    empty: 'It is empty: nothing waits here.',
    unknown: 'The broker does not report how many messages it holds, so nothing can be said.',
    unknownRates: 'Not known: the broker does not report whether messages are delivered or acked.',
    unknownSamples:
      'Not known: nothing is delivered or acked now, but for how long could not be read. A consumer may be at work.',
  },
  /** Evidence that it does not move. */
  still: 'Nothing was delivered or acked for {time}.',
  /** Too short a time to tell. */
  atWork: 'A consumer at work on its messages looks like this, too.',
  noReason: 'No reason was found among consumers, prefetch, alarms, limits and members.',
  likeliest: 'likeliest',
  unknownChannels:
    '{count, plural, one {What # channel of its consumers holds} other {What # channels of its consumers hold}} could not be read.',
  notSeen: 'Not known here: {parts}.',
  /** Before reasons of a queue that may move all the same. */
  unproven: 'What follows would hold it up. Whether it does is not known.',
  part: {
    overview: 'whether the broker keeps statistics',
    policies: 'policies',
    operatorPolicies: 'operator policies',
    nodes: 'alarms of nodes',
    channels: 'channels',
    consumers: 'consumers',
    bindings: 'bindings',
    samples: 'for how long nothing was delivered or acked',
  },
  holder: '{unacked} of {limit} by {user}',
  holderUnlimited: '{unacked} by {user}',
  holderShared: '{unacked} across all its queues, at most {limit} from this one, by {user}',
  holderSharedUnlimited: '{unacked} across all its queues, by {user}',
  more: '{count, plural, one {and # more} other {and # more}}',
  state: {
    title: 'Its state is {state}',
    why: 'Online: {online} of {members} members. Without a majority it neither accepts nor delivers messages. Start the nodes of the missing ones.',
    syncing:
      'Until its mirrors are synchronised it neither accepts nor delivers messages. "Mirrors" on this page says how far that is.',
    whyPlain: 'It neither accepts nor delivers messages. Look at the node that holds it.',
  },
  noConsumer: {
    title: 'Nobody consumes it',
    why: '{ready} ready, and no consumer. Start one, or check whether it lost its connection.',
  },
  prefetchFull: {
    title: 'Consumers hold all they may',
    why: '{full, plural, one {# of {consumers} consumers holds as many unacked messages as its prefetch allows, so it gets no more until it acks.} other {# of {consumers} consumers hold as many unacked messages as their prefetch allows, so they get no more until they ack.}} A consumer that hangs or forgets to ack looks like this.',
  },
  prefetchShared: {
    title: 'Consumers may hold all they may',
    why: '{full, plural, one {# of {consumers} consumers shares its channel} other {# of {consumers} consumers share their channel}} with consumers of other queues. RabbitMQ counts unacked messages by channel only: enough are held to fill the prefetch, but how many come from this queue is not known.',
  },
  singleActive: {
    title: 'Its single active consumer is full',
    titleMaybe: 'Its single active consumer may be full',
    titleStill: 'Its single active consumer does not ack',
    why: 'Everything goes to {tag}, which holds all it may ({unacked} unacked).',
    maybe:
      'Everything goes to {tag}, whose channel holds {unacked} unacked of this and other queues: perhaps all it may.',
    still: 'Everything goes to {tag}, which holds {unacked} unacked and acks none.',
    waiting:
      '{waiting, plural, =0 {No other consumer waits behind it.} one {# other consumer waits behind it and gets nothing.} other {# other consumers wait behind it and get nothing.}}',
  },
  inactive: {
    title: 'Consumers are left out',
    why: '{count, plural, one {# of {consumers} consumers is not active ({activity}): the queue gives it nothing.} other {# of {consumers} consumers are not active ({activity}): the queue gives them nothing.}}',
  },
  clientFlow: {
    title: 'Consumers are held back',
    why: 'Their channels are in state {state}: the broker slows them down.',
  },
  delayed: {
    title: 'Messages wait for their next delivery',
    why: 'Messages that came back wait for their delayed retry: {delayed}.',
  },
  slowConsumers: {
    title: 'Its consumers are busy',
    why: 'It could deliver at once only {share} % of the time. Raise the prefetch, or add consumers ({consumers} now).',
  },
  redelivered: {
    title: 'Messages go round in circles',
    why: '{redelivered}/s of {delivered}/s deliveries are redeliveries: consumers requeue messages. A delivery limit (quorum queues), or rejecting without requeue, ends the loop.',
  },
  outpaced: {
    title: 'More comes in than goes out',
    why: '{incoming}/s come in, {leaving}/s leave.',
  },
  drops: {
    title: 'It is full',
    dropHead: 'At its maximum length of {limit}, each message that comes in drops the oldest one.',
    reject: 'At its maximum length of {limit}, what comes in is refused.',
  },
  expires: {
    title: 'Messages expire',
    why: 'A message that waits longer than {time} is dropped or dead-lettered.',
  },
  alarm: {
    title: 'An alarm blocks publishers',
    memory: 'Memory is over its limit on {nodes}: nothing new comes in until it falls.',
    disk: 'Disk space is under its limit on {nodes}: nothing new comes in until there is more.',
  },
  queueFlow: {
    title: 'It is in flow',
    why: 'It cannot keep up with its publishers, and the broker slows them down.',
  },
  unbound: {
    title: 'Nothing is bound to it',
    why: 'Only messages to the default exchange with its name as routing key arrive here.',
  },
  allUnacked: {
    title: 'Everything is with consumers',
    why: 'Everything it holds ({unacked}) is delivered and not acked: nothing is left to deliver.',
  },
} as const
