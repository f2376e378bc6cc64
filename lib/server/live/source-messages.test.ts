import { expect, test } from 'vitest'
import type { Delivery } from '@/lib/server/amqp/consumer'
import { KeptMessages } from './kept-messages'
import { SourceMessages, type Settling } from './source-messages'

const mebibyte = 1024 * 1024
const delivery = (deliveryTag: number, bytes: number, kept = bytes): Delivery => ({
  deliveryTag,
  exchange: '',
  routingKey: '',
  redelivered: false,
  rawProperties: Buffer.alloc(2),
  body: Buffer.alloc(kept),
  bytes,
})

function taken(settling: Settling, deliveries: readonly Delivery[]) {
  const memory = new KeptMessages({ recent: 10, stream: 4 * mebibyte, process: 64 * mebibyte })
  const messages = new SourceMessages(memory, settling, null)
  for (const each of deliveries) messages.add(each)
  const acked: number[] = []
  const seqs = () =>
    messages.take(10, 100 * mebibyte, (tag) => acked.push(tag)).messages.map(({ seq }) => seq)
  const shown = [...seqs(), ...seqs()]
  memory.close()
  return { shown, acked, obstacle: messages.obstacle }
}

const noRoom = [delivery(1, 3 * mebibyte), delivery(2, 2 * mebibyte), delivery(3, 1)]
const neverWhole = [delivery(1, 1), delivery(2, 20 * mebibyte, mebibyte), delivery(3, 1)]

test('what is acked as it is shown is acked only as far as it is whole', () => {
  expect(taken('as-shown', noRoom)).toMatchObject({
    shown: [1],
    acked: [1],
    obstacle: expect.stringContaining('smaller prefetch'),
  })
  expect(taken('as-shown', neverWhole)).toMatchObject({
    shown: [1],
    acked: [1],
    obstacle: expect.stringContaining(`${20 * mebibyte} bytes`),
  })
  expect(taken('as-shown', [delivery(1, 1), delivery(2, 1)])).toEqual({
    shown: [1, 2],
    acked: [2],
    obstacle: null,
  })
})

test('copies and what is settled by hand are shown, also where only their beginning is kept', () => {
  for (const deliveries of [noRoom, neverWhole]) {
    expect(taken('copies', deliveries)).toEqual({ shown: [1, 2, 3], acked: [3], obstacle: null })
    expect(taken('by-hand', deliveries)).toEqual({ shown: [1, 2, 3], acked: [], obstacle: null })
  }
})
