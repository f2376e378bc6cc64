import { expect, test } from 'vitest'
import { replyRule, type LiveEvent } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import type { Message } from '@/lib/rabbitmq/message'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import { AutoReply, type ReplyPublisher, type Requests } from './auto-reply'

const request: Message = {
  exchange: '',
  routingKey: 'rpc',
  redelivered: false,
  properties: { ...noProperties(), replyTo: 'answers' },
  propertiesProblem: null,
  payload: { encoding: 'utf8', text: '', bytes: 0, truncated: false },
}

/** What is told of requests 1 to 3, up to the end. */
async function answers(ack: Requests['ack'], publish: () => Promise<PublishOutcome>) {
  const told: Extract<LiveEvent, { event: 'replies' }>[] = []
  let close: () => void = () => undefined
  const isClosed = new Promise<void>((resolve) => {
    close = resolve
  })
  const publisher: ReplyPublisher = {
    blocked: null,
    publish,
    close: async () => close(),
  }
  const rule = replyRule.parse({ template: 'x', rate: 1000 })
  const replies = new AutoReply(rule, { index: 0, requestOf: () => request, ack }, publisher, (event) =>
    told.push(event),
  )
  for (const seq of [1, 2, 3]) replies.add(seq, 'answers')
  await isClosed
  await replies.stop()
  const { counts, problem } = told.at(-1) ?? {}
  return {
    counts,
    code: problem?.code,
    answered: told.flatMap((event) => event.answered),
    failed: told.flatMap((event) => event.failed.map(({ seq, failure }) => ({ seq, failure }))),
  }
}

test('a reply that was confirmed is counted, also when nobody knows what became of its ack', async () => {
  for (const code of ['broker_timeout', 'not_found'] as const) {
    const ack = async (seq: number) => {
      if (seq === 2) throw new ConsoleError(code, 'No answer')
      return true
    }
    expect(await answers(ack, async () => ({ kind: 'confirmed', routed: true }))).toEqual({
      counts: { answered: 2, failed: 0, silent: 0, waiting: 0 },
      code,
      answered: [1],
      failed: [{ seq: 2, failure: 'unsettled' }],
    })
  }
})

test('a reply of which nobody knows is not counted as one', async () => {
  const publish = async (): Promise<PublishOutcome> => ({ kind: 'unknown', reason: 'timeout' })
  expect(await answers(async () => true, publish)).toEqual({
    counts: { answered: 0, failed: 1, silent: 0, waiting: 0 },
    code: 'broker_unreachable',
    answered: [],
    failed: [{ seq: 1, failure: 'stopped' }],
  })
})
