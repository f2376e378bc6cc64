import { array, assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EventStreamParser, readEvents, type StreamEvent } from './event-stream'

const bytes = new TextEncoder()
const parse = (...pieces: (string | Uint8Array)[]): StreamEvent[] => {
  const parser = new EventStreamParser()
  return pieces.flatMap((piece) => parser.push(typeof piece === 'string' ? bytes.encode(piece) : piece))
}

describe('EventStreamParser', () => {
  test('reads event and data, with or without the space after the colon', () => {
    expect(parse('event: open\ndata: {"a":1}\n\nevent:beat\ndata:2\n\n')).toEqual([
      { event: 'open', lines: ['{"a":1}'] },
      { event: 'beat', lines: ['2'] },
    ])
  })

  test('keeps several data lines apart', () => {
    expect(parse('data: a\ndata:\ndata: b\n\n')).toEqual([{ event: '', lines: ['a', '', 'b'] }])
  })

  test('skips comments, unknown fields and events without data', () => {
    expect(parse(`: ${'x'.repeat(2048)}\n\n:\nid: 7\nretry: 1\nevent: empty\n\ndata: 1\n\n`)).toEqual([
      { event: '', lines: ['1'] },
    ])
  })

  test('takes \\n, \\r and \\r\\n as line ends, also when cut between \\r and \\n', () => {
    const wanted = [
      { event: 'a', lines: ['1'] },
      { event: 'b', lines: ['2'] },
    ]
    expect(parse('event: a\r\ndata: 1\r\n\r\nevent: b\r\ndata: 2\r\n\r\n')).toEqual(wanted)
    expect(parse('event: a\rdata: 1\r\revent: b\rdata: 2\r\r')).toEqual(wanted)
    expect(parse('event: a\r', '\ndata: 1\r', '\n\r', '\nevent: b\ndata: 2\n', '\n')).toEqual(wanted)
  })

  test('drops a byte order mark at the beginning only', () => {
    expect(parse('\uFEFFdata: 1\n\ndata: \uFEFF2\n\n')).toEqual([
      { event: '', lines: ['1'] },
      { event: '', lines: ['\uFEFF2'] },
    ])
  })

  test('gives nothing for an event that never ended', () => {
    expect(parse('data: 1\n\ndata: cut')).toEqual([{ event: '', lines: ['1'] }])
  })

  test('gives the same events however the bytes are cut', () => {
    const text =
      ': padding\r\n\r\nevent: messages\ndata: {"k":"中文 🐇 ß"}\r\rdata: 1\ndata: 2\n\nevent: beat\ndata: é\r\n\r\n'
    const whole = bytes.encode(text)
    const wanted = parse(whole)
    expect(wanted).toHaveLength(3)
    assert(
      property(array(nat(whole.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), whole.length]
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end))
        expect(parse(...pieces)).toEqual(wanted)
      }),
    )
  })

  test('refuses an event without end instead of keeping it', () => {
    const parser = new EventStreamParser()
    const piece = bytes.encode('x'.repeat(8 * 1024 * 1024))
    expect(() => {
      for (let round = 0; round < 5; round++) parser.push(piece)
    }).toThrow(RangeError)
  })
})

const kinds = [
  ['of a body that fills what it is given', 'bytes'],
  ['of a body of pieces', undefined],
] as const

describe.each(kinds)('readEvents %s', (_, type) => {
  const source = (count: number) => {
    const seen = { pulled: 0, cancelled: false }
    const pull = (controller: ReadableByteStreamController | ReadableStreamDefaultController<Uint8Array>) => {
      seen.pulled += 1
      if (seen.pulled <= count) controller.enqueue(bytes.encode(`data: ${seen.pulled}\n\n`))
      else {
        controller.close()
        if ('byobRequest' in controller) controller.byobRequest?.respond(0)
      }
    }
    const cancel = () => {
      seen.cancelled = true
    }
    const none = { highWaterMark: 0 }
    const body =
      type === undefined
        ? new ReadableStream<Uint8Array>({ pull, cancel }, none)
        : new ReadableStream({ type, pull, cancel }, none)
    return { seen, body }
  }

  test('pulls one piece at a time and cancels the body when the loop is left', async () => {
    const { seen, body } = source(100)
    for await (const event of readEvents(body)) {
      expect(seen.pulled).toBe(Number(event.lines[0]))
      if (event.lines[0] === '3') break
    }
    expect(seen).toEqual({ pulled: 3, cancelled: true })
  })

  test('ends when the body ends', async () => {
    const { body } = source(2)
    const events = []
    for await (const event of readEvents(body)) events.push(event.lines.join('\n'))
    expect(events).toEqual(['1', '2'])
  })

  test('takes an event of several pieces whole', async () => {
    const text = '林薇'.repeat(100_000)
    const body = new Blob([`data: ${text}\n\ndata: next\n\n`]).stream()
    const events = []
    for await (const event of readEvents(type === undefined ? body.pipeThrough(new TransformStream()) : body))
      events.push(event.lines.join('\n'))
    expect(events).toEqual([text, 'next'])
  })
})
