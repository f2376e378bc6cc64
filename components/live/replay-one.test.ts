import { expect, test, vi } from 'vitest'
import { ArrivedMessage } from '@/lib/client/live/arrived-message'
import type { MessageRow } from '@/lib/client/live/ring'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { replayOne } from './replay-one'
import { startReplay } from './start-replay'

vi.mock('./start-replay', () => ({ startReplay: vi.fn(() => Promise.resolve(true)) }))

const row = (rawRoutingKey?: string): MessageRow => ({
  kind: 'message',
  id: 1,
  stream: 'ended',
  source: 0,
  state: 'returned',
  message: ArrivedMessage.of({
    exchange: 'orders',
    routingKey: 'o\uFFFD',
    ...(rawRoutingKey === undefined ? {} : { rawRoutingKey }),
    redelivered: false,
    properties: { ...noProperties(), correlationId: 'c-1' },
    propertiesProblem: null,
    payload: { encoding: 'base64', text: '//5B', bytes: 3, truncated: false },
    seq: 7,
    at: 1,
    held: false,
  }),
})
async function lineOf(message: MessageRow, routingKey: string | null) {
  const { signal } = new AbortController()
  expect(await replayOne(message, { vhost: '/', exchange: 'copies', routingKey }, signal)).toBe(true)
  const [content, replay] = vi.mocked(startReplay).mock.lastCall ?? []
  expect(replay).toMatchObject({ vhost: '/', exchange: 'copies' })
  return messageLine.parse(JSON.parse((await content?.text()) ?? ''))
}

test('a message of a stream that has ended is one line with its own bytes, for where it is to go', async () => {
  const line = await lineOf(row(), 'new')
  expect(line).toMatchObject({
    exchange: 'copies',
    routingKey: 'new',
    properties: { correlationId: 'c-1' },
    payload: { encoding: 'base64', text: '//5B' },
  })
})

test('a key that is no text goes with its bytes, unless another one is said', async () => {
  expect(await lineOf(row('b/8='), null)).toMatchObject({ exchange: 'copies', rawRoutingKey: 'b/8=' })
  const other = await lineOf(row('b/8='), 'new')
  expect(other.routingKey).toBe('new')
  expect(other.rawRoutingKey).toBeUndefined()
})
