import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchBody, type BatchProgress } from '@/lib/api/batches'
import { messageLineText } from '@/lib/client/live/message-text'
import { LiveVhost, started } from './live-vhost'
import { readLiveMessage } from '@/lib/server/live/streams'
import { listBatches, startBatch, stopBatch } from '@/lib/server/publish/batches'
import { saveUpload } from '@/lib/server/publish/uploads'
import { aSecond } from './test-batches'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('replay')
  await live.exchange('events', 'fanout')
})
afterAll(() => live.drop())

const session = () => live.login.sessionId
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function start(text: string, pace: number | null, routingKey: string): Promise<string> {
  const body = new Blob([text]).stream() as ReadableStream<Uint8Array>
  const upload = (await saveUpload(session(), body)).id
  const source = { kind: 'file', upload, format: { kind: 'json-lines', target: 'form', pace } }
  const request = { vhost: live.name, exchange: '', routingKey, payload: '', source }
  return startBatch(live.login, batchBody.parse(request)).id
}
const progress = (id: string): BatchProgress | undefined =>
  listBatches(session()).batches.find((batch) => batch.id === id)
const ended = (id: string) =>
  expect.poll(() => progress(id)?.state, { timeout: 15_000, interval: 20 }).not.toMatch(/checking|running/)

/** Replays into a queue of its own, and answers how long after the first each message arrived. */
async function arrivals(text: string, pace: number | null, queue: string): Promise<number[]> {
  await live.queue(queue)
  const count = text.trimEnd().split('\n').length
  const reader = await live.open([{ kind: 'queue', queue, prefetch: 1000, ack: 'automatic' }])
  await reader.until(started(1))
  const id = await start(text, pace, queue)
  await reader.until(({ messages }) => messages.length === count)
  await reader.cancel()
  await ended(id)
  expect(progress(id)).toMatchObject({ state: 'done', counts: { sent: count, confirmed: count } })
  const first = reader.messages[0]?.at ?? 0
  return reader.messages.map(({ at }) => at - first)
}

const line = (at: number | null, text: string) =>
  `${JSON.stringify({ ...(at === null ? {} : { at }), payload: { encoding: 'utf8', text } })}\n`
const timed = (...times: number[]) =>
  times.map((at, index) => line(1_790_000_000_000 + at, String(index))).join('')

/** As far from each other as they should be, but for what a busy machine takes; any of them may be the late one, the first too. */
function expectNear(found: number[], wanted: number[]) {
  expect(found).toHaveLength(wanted.length)
  const late = found.map((at, index) => at - (wanted[index] ?? 0))
  expect(Math.max(...late) - Math.min(...late)).toBeLessThan(1_000)
}

describe('a replay', () => {
  it('leaves the gaps that the recording has, and is faster when that is asked for', async () => {
    const gaps = [0, 0, 1_000, 1_050, 3_000]
    // The same on the clock at each speed: any other speed is off by more than a second.
    for (const speed of [1, 2, 10]) {
      const recording = timed(...gaps.map((at) => at * speed))
      expectNear(await arrivals(recording, speed, `speed-${speed}`), gaps)
    }
    expectNear(
      await arrivals(timed(...gaps), null, 'at-once'),
      gaps.map(() => 0),
    )
  })

  it('of what was recorded here comes as it came', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(started(1))
    for (const wait of [0, 700, 100, 900]) {
      await pause(wait)
      await live.publish('events', '', [String(wait)])
    }
    await reader.until(({ messages }) => messages.length === 4)
    const text = reader.messages
      .map(({ seq }) => messageLineText(readLiveMessage(session(), reader.id, 0, seq)))
      .join('')
    const first = reader.messages[0]?.at ?? 0
    const recorded = reader.messages.map(({ at }) => at - first)
    await reader.cancel()
    expect(recorded.at(-1)).toBeGreaterThan(1_200)
    expectNear(await arrivals(text, 1, 'again'), recorded)
  })

  it('stops within a second, in the middle of a long gap', async () => {
    await live.queue('stopped')
    const id = await start(timed(0, 3_600_000), 1, 'stopped')
    await expect.poll(() => progress(id)?.counts.confirmed).toBe(1)
    const from = Date.now()
    const last = await stopBatch(session(), id)
    expect(Date.now() - from).toBeLessThan(aSecond)
    expect(last).toMatchObject({ state: 'stopped', counts: { sent: 1, confirmed: 1 } })
  })

  it('has no pace where no line says when it came', async () => {
    const id = await start(line(null, 'a') + line(null, 'b'), 1, 'speed-1')
    await ended(id)
    expect(progress(id)).toMatchObject({
      state: 'failed',
      counts: { sent: 0 },
      problem: { code: 'invalid_input', detail: expect.stringContaining('no recorded pace') },
    })
    expectNear(
      await arrivals(timed(0) + line(null, 'with the one before') + timed(3_000), 1, 'partly'),
      [0, 0, 3_000],
    )
  })
})
