import { afterEach, describe, expect, test, vi } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { ArrivedMessage } from './arrived-message'
import type { Watcher } from './live-board'
import { messageLineText } from './message-text'
import { Recorder, type Recording } from './recorder'
import type { MessageRow } from './ring'

const row = (seq: number, change: Partial<LiveMessage> = {}): MessageRow => ({
  kind: 'message',
  id: seq,
  stream: 's',
  source: 0,
  state: 'shown',
  message: ArrivedMessage.of({
    seq,
    at: seq,
    held: false,
    exchange: '',
    routingKey: 'q',
    redelivered: false,
    properties: noProperties(),
    propertiesProblem: null,
    payload: { encoding: 'utf8', text: `m${seq}`, bytes: 2, truncated: false },
    ...change,
  }),
})
const in3Bytes = (seq: number, text: string) =>
  row(seq, { payload: { encoding: 'utf8', text, bytes: 3 * text.length, truncated: false } })
const long = 'x'.repeat(2 * 1024 * 1024)
/** Of which the page has only the beginning. */
const cut = (seq: number) =>
  row(seq, { payload: { encoding: 'utf8', text: 'x', bytes: long.length, truncated: true } })

function begin({ bytes = 1024 ** 3, waiting = 1024 ** 2 } = {}) {
  let watch: Watcher = () => null
  /** What the stream waits for. */
  let room: Promise<void> | null = null
  let isWatching = true
  const told: Recording[] = []
  const view = {
    watch: (watcher: Watcher) => {
      watch = watcher
      return () => {
        isWatching = false
      }
    },
  }
  const recorder = new Recorder(view, (recording) => told.push(recording), {
    bytes,
    waiting,
  })
  const lines = async () => {
    const { content, ...counts } = await recorder.stop()
    const { size } = content
    const text = await content.text()
    const read = text.split('\n').filter((line) => line !== '')
    return { counts, size, texts: read.map((line) => (JSON.parse(line) as LiveMessage).payload.text) }
  }
  return {
    tell: (...rows: MessageRow[]) => {
      room = watch(rows, 100 * rows.length)
    },
    room: () => room,
    isWatching: () => isWatching,
    told,
    lines,
  }
}

/** The console, which holds of each message what the test says. */
const answer = (whole: (seq: number) => LiveMessage | ConsoleError) =>
  vi.stubGlobal('fetch', async (url: string) => {
    const said = whole(Number(/\/(\d+)$/.exec(url)?.[1]))
    const isProblem = said instanceof ConsoleError
    return Response.json(isProblem ? toProblem(said) : { ...said, rawProperties: null }, {
      status: isProblem ? said.status : 200,
    })
  })

afterEach(() => vi.unstubAllGlobals())

describe('Recorder', () => {
  test('writes down what comes, in its order, and nothing after it was stopped', async () => {
    const { tell, isWatching, told, lines } = begin()
    tell(row(1), row(2))
    tell(row(3))
    const { counts, texts } = await lines()
    expect(texts).toEqual(['m1', 'm2', 'm3'])
    expect(counts).toMatchObject({ count: 3, missing: 0, isFull: false })
    expect(told.map(({ count }) => count)).toEqual([2, 3])
    expect(isWatching()).toBe(false)
  })

  test('gets large messages whole, and keeps the order while it waits for them', async () => {
    answer((seq) =>
      row(seq, {
        payload: { encoding: 'utf8', text: long, bytes: long.length, truncated: false },
      }).message.read(),
    )
    const { tell, lines } = begin()
    tell(row(1), cut(2))
    tell(row(3))
    const { counts, texts } = await lines()
    expect(texts.map(({ length }) => length)).toEqual([2, long.length, 2])
    expect(counts).toMatchObject({ count: 3, missing: 0 })
  })

  test('writes of those that are longer than the console keeps the beginning, and counts them apart', async () => {
    answer((seq) => cut(seq).message.read())
    const { tell, lines } = begin()
    tell(row(1), cut(2))
    const { counts, texts } = await lines()
    expect(texts).toEqual(['m1', 'x'])
    expect(counts).toMatchObject({ count: 1, cut: 1, missing: 0 })
  })

  test('counts those of which the console does not hold all bytes any more', async () => {
    answer(() => new ConsoleError('gone', 'only its beginning is kept'))
    const { tell, lines } = begin()
    tell(row(1), cut(2), row(3))
    const { counts, texts } = await lines()
    expect(texts).toEqual(['m1', 'm3'])
    expect(counts).toMatchObject({ count: 2, missing: 1, unread: 0 })
  })

  test('is full at its bound, says so and takes no more', async () => {
    const text = '中'.repeat(100)
    const line = messageLineText({ ...in3Bytes(1, text).message.read(), rawProperties: null })
    const bytes = Buffer.byteLength(line) * 2
    const { tell, isWatching, told, lines } = begin({ bytes })
    tell(in3Bytes(1, text))
    tell(in3Bytes(2, text))
    // No byte is left, though as characters there would be room.
    tell(row(3), row(4))
    tell(row(5))
    const { counts, texts, size } = await lines()
    expect(texts).toEqual([text, text])
    expect(size).toBe(bytes)
    expect(counts).toMatchObject({ count: 2, bytes, isFull: true })
    expect(told.at(-1)).toEqual(counts)
    expect(isWatching()).toBe(false)
  })

  test('holds up what comes faster than it is written down, says so, and leaves nothing out', async () => {
    let give = () => undefined as void
    const given = new Promise<void>((resolve) => {
      give = resolve
    })
    vi.stubGlobal('fetch', async () => {
      await given
      return Response.json({ ...row(1).message.read(), rawProperties: null })
    })
    const { tell, room, told, lines } = begin({ waiting: 250 })
    tell(cut(1))
    tell(row(2))
    expect(room()).toBeNull()
    tell(row(3))
    expect(room()).not.toBeNull()
    expect(told.map(({ words }) => words)).toEqual(['recordingBehind'])
    give()
    await room()
    expect(told.at(-1)).toMatchObject({ words: 'recording', count: 1 })
    expect((await lines()).texts).toEqual(['m1', 'm2', 'm3'])
  })

  test('gives up a message that the console does not give in time, so that the stream goes on', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((__, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')))
        }),
    )
    const { tell, room, lines } = begin({ waiting: 150 })
    tell(cut(1))
    tell(row(2))
    await vi.advanceTimersByTimeAsync(30_000)
    await room()
    vi.useRealTimers()
    const { counts, texts } = await lines()
    expect(texts).toEqual(['m2'])
    // It may hold it still.
    expect(counts).toMatchObject({ count: 1, missing: 0, unread: 1 })
  })
})
