import { expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { ChannelEnd } from './channel'
import { answerWait, confirmOf, outcomeOfEnd, returnedOf } from './outcome'
import { brokerClose } from './refusal'

/** The end of a channel that the broker closed over a method, as amqplib tells of it. */
function closed(code: number, name: string, [classId, methodId]: readonly [number, number]): ChannelEnd {
  const error = new Error(`Channel closed by server: ${code} (${name}) with message "why"`)
  const close = brokerClose(Object.assign(error, { classId, methodId }))
  return { by: 'broker', close, problem: new ConsoleError('precondition', 'why') }
}
const problem = new ConsoleError('broker_unreachable', 'gone')

it.each<[string, ChannelEnd, object]>([
  ['a message', closed(404, 'NOT-FOUND', [60, 40]), { kind: 'refused', replyCode: 404, text: 'why' }],
  ['a commit', closed(406, 'PRECONDITION-FAILED', [90, 20]), { kind: 'unknown', reason: 'partly-committed' }],
  [
    'nothing that it names',
    { by: 'broker', close: null, problem },
    { kind: 'unknown', reason: 'connection-lost' },
  ],
  [
    'its connection',
    { by: 'connection', close: null, problem },
    { kind: 'unknown', reason: 'connection-lost' },
  ],
])('a channel that ends over %s says what it knows of the message', (_, end, outcome) => {
  expect(outcomeOfEnd(end)).toEqual(outcome)
})

it('a confirm is an ack, a nack, or none', () => {
  expect(confirmOf(null)).toBe('confirmed')
  expect(confirmOf(new Error('message nacked'))).toBe('nacked')
  expect(confirmOf(new Error('channel closed'))).toBeNull()
})

it('a return shows what cannot be seen in its words', () => {
  const fields = { replyCode: 312, replyText: 'NO\u202eROUTE', exchange: '', routingKey: 'q' }
  expect(returnedOf(fields)).toEqual({
    kind: 'returned',
    replyCode: 312,
    replyText: String.raw`NO\u{202e}ROUTE`,
  })
})

it('the answer to a large message may take longer', () => {
  expect(answerWait(0)).toBe(15_000)
  expect(answerWait(128 * 1024 * 1024)).toBe(15_000 + 262_144)
})
