import 'server-only'
import type { LiveSourceRequest, StreamOffset } from '@/lib/api/live'
import { traceExchange } from '@/lib/rabbitmq/traced'
import { ConsoleError } from '@/lib/api/problem'
import { hasStreamFilter } from '@/lib/rabbitmq/stream-filter'
import { Consumer, type ConsumerHandlers } from '@/lib/server/amqp/consumer'
import type { Link } from '@/lib/server/amqp/link'
import { bindingArguments, openTap } from '@/lib/server/amqp/tap'
import { visibleText } from '@/lib/server/visible-text'

/** Unacked messages of a stream's reader. They are acknowledged as they are taken, so this is what may be under way. */
const streamPrefetch = 300

/** Declares and binds what the source needs, and consumes. Throws ConsoleError when the broker does not let it. */
export async function openSource(
  link: Link,
  request: LiveSourceRequest,
  handlers: ConsumerHandlers,
): Promise<Consumer> {
  switch (request.kind) {
    case 'tap':
      return openTap(link, request, handlers)
    case 'firehose': {
      const { vhost, bindingKey } = request
      return openTap(
        link,
        { kind: 'tap', vhost, exchange: traceExchange, bindingKey, arguments: [] },
        handlers,
      )
    }
    case 'queue': {
      const table = bindingArguments(request.arguments)
      return Consumer.start(link, await link.openChannel(), { ...request, arguments: table }, handlers)
    }
    default: {
      const { vhost, queue } = request
      refuseStreamFilter(link.version, request)
      const consume = { vhost, queue, prefetch: streamPrefetch, arguments: streamArguments(request) }
      return Consumer.start(link, await link.openChannel(), consume, handlers)
    }
  }
}

type StreamSource = Extract<LiveSourceRequest, { kind: 'stream' }>

/** Better no messages than all of them. */
export function refuseStreamFilter(version: string, { filter }: Pick<StreamSource, 'filter'>): void {
  if (filter.length === 0 || hasStreamFilter(version)) return
  const message = `RabbitMQ ${visibleText(version, 40)} has no stream filter: it came with 3.13. Leave the filter values empty and use the filter of this view.`
  throw new ConsoleError('invalid_input', message)
}

function streamArguments(request: StreamSource): Record<string, unknown> {
  const { offset, filter, matchUnfiltered } = request
  return {
    'x-stream-offset': offsetValue(offset),
    ...(filter.length === 0
      ? {}
      : { 'x-stream-filter': [...filter], 'x-stream-match-unfiltered': matchUnfiltered }),
  }
}

/** With its type: a number is an offset, a timestamp a time, a text a word or an interval. */
function offsetValue(offset: StreamOffset): unknown {
  switch (offset.from) {
    case 'offset':
      return { '!': 'int64', value: offset.offset }
    case 'time':
      return { '!': 'timestamp', value: offset.time }
    case 'age':
      return offset.age
    default:
      return offset.from
  }
}
