import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { messageFilter } from './message-filter'

const mebibyte = 1024 * 1024
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Characters and bytes that are held. */
function heldBytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

it.each(['payload contains "needle"', 'payload matches "needle"', 'payload.note = "needle"'])(
  'what streams inflate for %s is not held, not one payload for each of them',
  async (filter) => {
    // However slow this machine is, each filter looks to the end.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => void vi.restoreAllMocks())
    const json = JSON.stringify({ note: 'needle', rest: 'x'.repeat(mebibyte - 100) })
    const body = gzipSync(filter.startsWith('payload.') ? json : `needle${'x'.repeat(mebibyte - 6)}`)
    const message = {
      exchange: '',
      routingKey: '',
      redelivered: false,
      body,
      bytes: body.length,
      rawProperties: writeProperties({ ...noProperties(), contentEncoding: 'gzip' }),
    }
    // What is compiled or kept once for all is there before.
    messageFilter(filter)?.(message)
    const before = heldBytes()
    const streams = Array.from({ length: 16 }, () => messageFilter(filter))
    for (const stream of streams) expect(stream?.(message)).toBe(true)
    // Buffers are swept beside us.
    await expect.poll(() => heldBytes() - before).toBeLessThan(4 * mebibyte)
    // They are all still there.
    expect(streams).toHaveLength(16)
  },
)
