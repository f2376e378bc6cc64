import 'server-only'
import type { Channel, ConfirmChannel } from 'amqplib'
import { ConsoleError } from '@/lib/api/problem'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import { visibleText } from '@/lib/server/visible-text'
import { within } from '@/lib/server/within'
import type { WatchedChannel } from './channel'
import { noAnswer, operationDeadline } from './deadline'
import { checkRequester, isDirectReply, isReturnable } from './direct-reply'
import type { Link } from './link'
import type { AmqpLogin } from './login'
import { answerWait, confirmOf, outcomeOfEnd, returnedOf } from './outcome'
import type { Asked, Outgoing } from './outgoing'
import { leaseLink } from './pool'
import { propertyBytes } from './property-bytes'
import { rawProperties } from './raw-writes'
import { transaction } from './transaction'

interface Waiting {
  /** For a transaction to begin. */
  select: number
  /** For a confirm. */
  answer: number
  /** For a broker that blocks publishers, before the outcome is called unknown. */
  blocked: number
}
const usualWaiting: Waiting = { select: operationDeadline, answer: 15_000, blocked: 5000 }

/**
 * Publishes one message on a channel of its own and tells what became of it. Throws only where nothing was sent;
 * afterwards everything is an outcome.
 */
export async function publishMessage(
  login: AmqpLogin,
  vhost: string,
  message: Outgoing,
  asked: Asked = { guarantee: 'confirm', commit: true },
  waiting: Partial<Waiting> = {},
): Promise<{ outcome: PublishOutcome; milliseconds: number }> {
  const wait = { ...usualWaiting, ...waiting }
  const { link, release } = await leaseLink(login, vhost, 'publish')
  try {
    const properties = propertyBytes(message, link.frameMax)
    refuseBlocked(link)
    if (isDirectReply(message)) await checkRequester(link, message)
    const watched = asked.guarantee === 'confirm' ? await link.openConfirmChannel() : await link.openChannel()
    if (asked.guarantee === 'transaction') await selectTransaction(link, watched, wait.select)
    refuseBlocked(link, watched)
    const start = performance.now()
    const outcome = await watchOutcome(link, watched, message, properties, asked, wait)
    const milliseconds = Math.round((performance.now() - start) * 100) / 100
    // A message that a blocked broker has not read yet would be delivered whenever the alarm ends: drop it with the socket.
    if (outcome.kind === 'unknown' && outcome.reason === 'blocked') link.discard()
    else void watched.close()
    return { outcome, milliseconds }
  } finally {
    release()
  }
}

/** It may be blocked by now: others publish on the same connection. Once it is, no more is heard of it until it is not. */
function refuseBlocked(link: Link, watched?: WatchedChannel): void {
  if (link.blocked === null) return
  void watched?.close()
  throw new ConsoleError(
    'precondition',
    `The broker takes no messages now (${visibleText(link.blocked, 200)}). Nothing was sent.`,
  )
}

/** Nothing was sent yet: a failure here is a problem, no outcome. */
async function selectTransaction(link: Link, watched: WatchedChannel, longest: number): Promise<void> {
  try {
    await within(transaction(watched.channel, 'select'), longest, noAnswer('Selecting transactions'))
  } catch (error) {
    void watched.close()
    throw link.explain(error)
  }
}

function watchOutcome(
  link: Link,
  watched: WatchedChannel<Channel | ConfirmChannel>,
  message: Outgoing,
  properties: Buffer,
  { guarantee, commit }: Asked,
  wait: Waiting,
): Promise<PublishOutcome> {
  const { promise, resolve } = firstOutcome()
  const longest = answerWait(message.payload.length, wait.answer)
  const timers = [setTimeout(() => resolve({ kind: 'unknown', reason: 'timeout' }), longest)]
  const watchBlocked = () => {
    timers.push(
      setTimeout(() => {
        if (link.blocked !== null) resolve({ kind: 'unknown', reason: 'blocked' })
      }, wait.blocked),
    )
  }
  const stopWatching = link.onBlocked(watchBlocked)
  void watched.ended.then((end) => resolve(outcomeOfEnd(end)))

  let returned: PublishOutcome | null = null
  watched.channel.on('return', ({ fields }) => {
    returned = returnedOf(fields)
  })
  const accepted = (): PublishOutcome => {
    if (guarantee === 'transaction' && !commit) return { kind: 'rolled-back' }
    if (returned !== null) return returned
    if (guarantee === 'none') return { kind: 'sent' }
    return { kind: 'confirmed', routed: isReturnable(message) ? true : null }
  }

  const options = { mandatory: isReturnable(message), ...rawProperties(properties, message.rawRoutingKey) }
  const { exchange, routingKey, payload } = message
  if (guarantee === 'confirm') {
    const channel = watched.channel as ConfirmChannel
    channel.publish(exchange, routingKey, payload, options, (error: unknown) => {
      const how = confirmOf(error)
      if (how === 'confirmed') resolve(accepted())
      else if (how === 'nacked') resolve({ kind: 'nacked' })
    })
  } else {
    watched.channel.publish(exchange, routingKey, payload, options)
    // The broker answers in order: what it had against the message (404, 403, a return) comes before this reply.
    const reply =
      guarantee === 'none'
        ? watched.channel.prefetch(1)
        : transaction(watched.channel, commit ? 'commit' : 'rollback')
    reply.then(
      () => resolve(accepted()),
      () => undefined,
    )
  }
  return promise.finally(() => {
    for (const timer of timers) clearTimeout(timer)
    stopWatching()
  })
}

function firstOutcome(): { promise: Promise<PublishOutcome>; resolve: (outcome: PublishOutcome) => void } {
  let resolve: (outcome: PublishOutcome) => void = () => undefined
  const promise = new Promise<PublishOutcome>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
