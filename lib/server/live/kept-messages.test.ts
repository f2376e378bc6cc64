import { describe, expect, it } from 'vitest'
import type { Delivery } from '@/lib/server/amqp/consumer'
import { processWide } from '@/lib/server/process-wide'
import { KeptMessages, type Kept } from './kept-messages'

const mebibyte = 1024 * 1024
const limits = { recent: 3, stream: 4 * mebibyte, process: 6 * mebibyte }
const inProcess = () => processWide('live.memory', () => ({ bytes: 0 }))

const delivery = (bytes: number, propertyBytes = 2): Delivery => ({
  deliveryTag: 1,
  exchange: '',
  routingKey: '',
  redelivered: false,
  rawProperties: Buffer.alloc(propertyBytes),
  body: Buffer.alloc(bytes),
  bytes,
})

describe('kept messages', () => {
  it('forget the oldest of the recent ones, never one that is waiting or held', () => {
    const memory = new KeptMessages(limits)
    const shelf = new Map<number, Kept>()
    const kept = [1, 2, 3, 4, 5].map((seq) => memory.keep(delivery(1), seq, 0, shelf))
    for (const one of kept.slice(1)) memory.retire(one)
    expect([...shelf.keys()]).toEqual([1, 3, 4, 5])
    memory.close()
  })

  it('make room for a whole message, or keep its beginning', () => {
    const memory = new KeptMessages(limits)
    const shelf = new Map<number, Kept>()
    memory.retire(memory.keep(delivery(3 * mebibyte), 1, 0, shelf))
    memory.keep(delivery(3 * mebibyte), 2, 0, shelf)
    expect([...shelf.keys()]).toEqual([2])
    const cut = memory.keep(delivery(3 * mebibyte, 20_000), 3, 0, shelf)
    expect(cut).toMatchObject({ bytes: 3 * mebibyte, hasCutProperties: true })
    expect([cut.body.length, cut.rawProperties.length]).toEqual([1024, 16_384])
    expect(cut.body.buffer.byteLength).toBeLessThan(16_384)
    memory.close()
  })

  it('share a limit over all streams of the process, and give it back', () => {
    const [one, other] = [new KeptMessages(limits), new KeptMessages(limits)]
    const shelf = new Map<number, Kept>()
    const first = one.keep(delivery(3 * mebibyte), 1, 0, shelf)
    expect(other.keep(delivery(4 * mebibyte - 1024), 2, 0, shelf).body.length).toBe(1024)
    one.forget(first)
    one.forget(first)
    expect(other.keep(delivery(3 * mebibyte), 3, 0, shelf).body.length).toBe(3 * mebibyte)
    one.close()
    other.close()
    expect(inProcess().bytes).toBe(0)
  })

  it('do not keep the chunk that a small body came in', () => {
    const memory = new KeptMessages(limits)
    const chunk = Buffer.alloc(mebibyte)
    const kept = memory.keep({ ...delivery(10), body: chunk.subarray(0, 10) }, 1, 0, new Map())
    expect(kept.body.buffer).not.toBe(chunk.buffer)
    memory.close()
  })
})
