import { afterEach, describe, expect, test, vi } from 'vitest'
import type { WholeMessage } from '@/lib/api/live'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { ArrivedMessage } from './arrived-message'
import { gatherFile } from './download'
import type { MessageRow } from './ring'

const { signal } = new AbortController()
const row = (seq: number, message: Partial<WholeMessage> = {}): MessageRow => ({
  kind: 'message',
  id: seq,
  stream: 's',
  source: 0,
  state: 'shown',
  message: ArrivedMessage.of({
    seq,
    at: 1_790_000_000_000,
    held: false,
    exchange: 'x',
    routingKey: 'k',
    redelivered: false,
    properties: noProperties(),
    propertiesProblem: null,
    payload: { encoding: 'utf8', text: `text ${seq}`, bytes: 6, truncated: false },
    ...message,
  }),
})
const beginning = { encoding: 'utf8' as const, text: 'tex', bytes: 6, truncated: true }

/** What the server says of each message by its seq. */
function serve(answers: Record<number, Partial<WholeMessage> | number>) {
  const asked: number[] = []
  vi.stubGlobal('fetch', (address: string) => {
    const seq = Number(address.split('/').at(-1))
    asked.push(seq)
    const answer = answers[seq] ?? 404
    if (typeof answer === 'object') {
      return Promise.resolve(
        Response.json({ ...row(seq, answer).message.read(), rawProperties: null, ...answer }),
      )
    }
    const problem = { type: 'about:blank', title: '', status: answer, detail: '', code: 'gone' }
    const headers = { 'content-type': 'application/problem+json' }
    return Promise.resolve(new Response(JSON.stringify(problem), { status: answer, headers }))
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

describe('rows as a file', () => {
  test('ask for what is not here, leave out what is gone, and mark what is longer than the console keeps', async () => {
    const asked = serve({
      2: { payload: { ...beginning, text: 'text 2', truncated: false } },
      3: 410,
      4: { payload: beginning },
    })
    const rows = [row(1), ...[2, 3, 4].map((seq) => row(seq, { payload: beginning }))]
    const { content, ...counts } = await gatherFile(rows, 'jsonl', signal)
    expect(asked).toEqual([2, 3, 4])
    expect(counts).toEqual({ count: 2, missing: 1, cut: 1 })
    const lines = (await content.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines.map((line) => messageLine.safeParse(line).success)).toEqual([true, true, false])
    expect(lines[2]).toMatchObject({ payload: { text: 'tex', bytes: 6, truncated: true } })
  })

  test('bring the bytes of properties that their reading does not tell', async () => {
    serve({ 1: { rawProperties: 'AAA=' } })
    const { content } = await gatherFile([row(1, { inexact: true })], 'jsonl', signal)
    expect(JSON.parse(await content.text())).toMatchObject({ rawProperties: 'AAA=' })
  })

  test('say in CSV how long the whole is, and that it is cut', async () => {
    serve({ 2: { payload: beginning } })
    const { content, count, cut } = await gatherFile([row(1), row(2, { payload: beginning })], 'csv', signal)
    expect([count, cut]).toEqual([1, 1])
    const [head, one, two] = (await content.text()).replace('\ufeff', '').split('\r\n')
    expect(head).toMatch(/"payload_bytes","payload_truncated","payload_encoding","payload"$/)
    expect(one).toMatch(/"6","false","utf8","text 1"$/)
    expect(two).toMatch(/"6","true","utf8","tex"$/)
  })

  test('fail as a whole over anything else, and when they are not wanted any more', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    await expect(gatherFile([row(1, { payload: beginning })], 'jsonl', signal)).rejects.toThrow()
    await expect(gatherFile([row(1)], 'jsonl', AbortSignal.abort())).rejects.toThrow()
  })
})
