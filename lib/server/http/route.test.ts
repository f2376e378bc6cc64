import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { createUpload } from '@/lib/api/batches'
import { endpoint } from '@/lib/api/endpoint'
import { ConsoleError } from '@/lib/api/problem'
import { problemShape } from '@/lib/api/problem-shape'
import { auditEntries } from '@/lib/server/audit/audit'
import { parseConfig } from '@/lib/server/config/config'
import { Secret } from '@/lib/server/management/secret'
import { PayloadPlace, payloadRoom, takenPayloadRoom } from '@/lib/server/payload-room'
import { sessions } from '@/lib/server/session/sessions'
import { configure } from '@/lib/testing/configure'
import { openRoute, route } from './route'

const host = 'warren.test:3000'
const write = endpoint({
  id: 'testWrite',
  method: 'POST',
  path: '/api/test/{name}',
  summary: '',
  params: z.object({ name: z.string() }),
  query: z.object({ page: z.coerce.number({ error: 'Not a number' }).default(1) }),
  body: z.object({
    kind: z.string(),
    password: z.string().optional(),
    n: z.object({ 'a/b~': z.number() }).optional(),
  }),
  output: z.object({ said: z.string() }),
  audit: 'queue.declare',
  maxBody: 1024,
})
const readIt = endpoint({ id: 'testRead', method: 'GET', path: '/api/test', summary: '', output: z.string() })
const remove = endpoint({
  id: 'testDelete',
  method: 'DELETE',
  path: '/api/test',
  summary: '',
  audit: 'queue.delete',
})

function signedIn({ readOnly = false } = {}) {
  const [broker] = parseConfig({}).brokers
  const login = {
    broker: { ...broker, readOnly },
    username: 'anna',
    password: new Secret('hunter2'),
    fingerprint: 'print',
  }
  const { token, session } = sessions().open(login, ['management'])
  return { cookie: `warren-session=${token}`, session }
}
const request = (init: Omit<RequestInit, 'headers'> & { path?: string; headers?: Record<string, string> }) =>
  new Request(`http://${host}${init.path ?? '/api/test/x'}`, {
    ...init,
    headers: {
      host,
      ...(typeof init.body === 'string' || init.body ? { 'content-type': 'application/json' } : {}),
      ...init.headers,
    },
    ...(init.body instanceof ReadableStream ? ({ duplex: 'half' } as object) : {}),
  })
const segment = (params: unknown = { name: 'x' }) => ({ params: Promise.resolve(params) })
const say = vi.fn(async ({ body }: { body: { kind: string } }) => ({ said: body.kind }))
const post = route(write, say)
const codeOf = async (answer: Response) => problemShape.parse(await answer.json()).code

afterEach(() => vi.clearAllMocks())

describe('who may call', () => {
  test('nobody without a session, and no handler runs', async () => {
    const answers = await Promise.all([
      post(request({ method: 'POST', body: '{"kind":"a"}' }), segment()),
      post(
        request({ method: 'POST', body: '{"kind":"a"}', headers: { cookie: 'warren-session=x' } }),
        segment(),
      ),
      route(readIt, async () => 'x')(request({}), segment()),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401])
    expect(say).not.toHaveBeenCalled()
  })

  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' },
  ])('no page of another site: %j', async (headers) => {
    const { cookie } = signedIn()
    const answer = await post(
      request({ method: 'POST', body: '{"kind":"a"}', headers: { cookie, ...headers } }),
      segment(),
    )
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'cross_origin'])
    expect(say).not.toHaveBeenCalled()
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'no foreign form: %j',
    async (type) => {
      const { cookie } = signedIn()
      const answer = await post(
        request({ method: 'POST', body: '{"kind":"a"}', headers: { cookie, 'content-type': type } }),
        segment(),
      )
      expect([answer.status, await codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
      expect(say).not.toHaveBeenCalled()
    },
  )

  test.each(['text/plain', 'application/json', ''])('no file of another type: %j', async (type) => {
    const { cookie } = signedIn()
    const save = vi.fn(async () => ({ id: '', bytes: 0, sha256: '' }))
    const headers = { cookie, 'content-type': type }
    const answer = await route(createUpload, save)(
      request({ method: 'POST', body: 'x', path: createUpload.path, headers }),
      segment(),
    )
    expect([answer.status, await codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
    expect(save).not.toHaveBeenCalled()
  })

  test('nobody changes a read-only broker', async () => {
    const { cookie } = signedIn({ readOnly: true })
    const answer = await post(
      request({ method: 'POST', body: '{"kind":"a"}', headers: { cookie } }),
      segment(),
    )
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'read_only'])
    const read = await route(readIt, async () => 'x')(request({ headers: { cookie } }), segment())
    expect(read.status).toBe(200)
  })

  test('an open operation is declared as one', () => {
    expect(() => openRoute(readIt, async () => 'x')).toThrow(TypeError)
    expect(() => route({ ...readIt, open: true }, async () => 'x')).toThrow(TypeError)
  })
})

describe('what is sent', () => {
  const send = (body: BodyInit, path?: string) => {
    const { cookie } = signedIn()
    return post(
      request({ method: 'POST', body, headers: { cookie }, ...(path === undefined ? {} : { path }) }),
      segment(),
    )
  }

  test('is parsed by the contract; unknown query keys do not matter', async () => {
    const answer = await send('{"kind":"a","more":1}', '/api/test/x?page=2&more=%zz')
    expect([answer.status, await answer.json()]).toEqual([200, { said: 'a' }])
    expect(say).toHaveBeenCalledWith(
      expect.objectContaining({ params: { name: 'x' }, query: { page: 2 }, body: { kind: 'a' } }),
    )
  })

  test.each([
    ['{"kind":1}', '', [{ pointer: '/kind', message: 'Invalid input: expected string, received number' }]],
    ['{}', '', [{ pointer: '/kind', message: 'Missing' }]],
    ['{"kind":"a"}', '?page=zero', [{ pointer: '/page', message: 'Not a number' }]],
    ['{"kind":"a","n":{"a/b~":"x"}}', '', [{ pointer: '/n/a~1b~0', message: expect.any(String) }]],
    ['[]', '', [{ pointer: '', message: expect.any(String) }]],
  ])('%s%s is not valid, and says where', async (body, search, errors) => {
    const answer = await send(body, `/api/test/x${search}`)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(problemShape.parse(await answer.json())).toMatchObject({ code: 'invalid_input', errors })
  })

  test.each(['x', '', '{"kind":', new Uint8Array([0x22, 0xff, 0x22])])('%j is no JSON', async (body) => {
    const answer = await send(body as BodyInit)
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'not_json'])
  })

  test('is read up to its limit only, said or not', async () => {
    const large = JSON.stringify({ kind: 'x'.repeat(2000) })
    expect((await send(large)).status).toBe(413)
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new TextEncoder().encode(' '.repeat(100)))
      },
    })
    const answer = await send(endless)
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'too_large'])
    expect(pulled).toBeLessThan(20)
  })

  test('a body that stops coming is given up after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const answering = send(new ReadableStream<Uint8Array>())
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(61_000)
    expect(await codeOf(await answering)).toBe('gone')
  })

  test('__proto__ is a key like any other', async () => {
    const answer = await send('{"kind":"a","__proto__":{"polluted":true}}')
    expect(answer.status).toBe(200)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('what is answered', () => {
  const { cookie } = signedIn()
  const ask = (handler: () => Promise<never>) =>
    route(readIt, handler)(request({ headers: { cookie } }), segment())

  test('carries the headers of an API, whatever it is', async () => {
    const answers = [
      await route(readIt, async () => 'x')(request({ headers: { cookie } }), segment()),
      await route(remove, async () => undefined)(
        request({ method: 'DELETE', headers: { cookie } }),
        segment(),
      ),
      await ask(async () => {
        throw new Error('secret-laden text')
      }),
      await post(request({ method: 'POST' }), segment()),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 204, 500, 401])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('asks for https where the console is reached by it', async () => {
    const hasAsked = async () => {
      const answer = await route(readIt, async () => 'x')(request({ headers: { cookie } }), segment())
      return answer.headers.has('strict-transport-security')
    }
    configure({ WARREN_ORIGIN: 'https://warren.example.org' })
    expect(await hasAsked()).toBe(true)
    configure({})
    expect(await hasAsked()).toBe(false)
  })

  test('an unforeseen error tells nothing of itself', async () => {
    const answer = await ask(async () => {
      throw new Error('secret-laden text')
    })
    const text = await answer.text()
    expect(text).toContain('"internal"')
    expect(text).not.toContain('secret-laden')
  })

  test('a stream is an event stream that nobody on the way collects', async () => {
    const stream = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
    const answer = await route(readIt, async () => stream)(request({ headers: { cookie } }), segment())
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
  })

  test('when to try again is a header too', async () => {
    const answer = await ask(async () => {
      throw new ConsoleError('too_many', 'Too many.', { retryAfter: 30 })
    })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30'])
  })
})

describe('room for payloads', () => {
  const large = endpoint({
    id: 'testLarge',
    method: 'POST',
    path: '/api/test',
    summary: '',
    audit: 'message.publish',
    body: z.object({ payload: z.string() }),
    maxBody: 4 * 1024 * 1024,
  })
  const body = JSON.stringify({ payload: 'x'.repeat(300_000) })
  /** What is taken while a handler runs. */
  const seen: number[] = []
  const handle = vi.fn(async () => void seen.push(takenPayloadRoom()))
  /** A body in chunks; a last `null` is a client that goes. */
  const inChunks = (chunks: (string | null)[]) => {
    const pulled = vi.fn()
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled()
          const next = chunks.shift()
          if (next === undefined) controller.close()
          else if (next === null) controller.error(new Error('gone'))
          else controller.enqueue(new TextEncoder().encode(next))
        },
      },
      { highWaterMark: 0 },
    )
    return { stream, pulled }
  }
  const send = (sent: BodyInit, headers: Record<string, string> = {}) =>
    route(large, handle)(
      request({
        method: 'POST',
        body: sent,
        headers: { cookie: signedIn().cookie, 'content-type': 'application/json', ...headers },
      }),
      segment({}),
    )
  const announced = { 'content-length': String(body.length) }
  const fill = (left: number) => {
    const others = new PayloadPlace()
    others.take(payloadRoom - left)
    onTestFinished(() => others.release())
    return others
  }
  afterEach(() => {
    seen.length = 0
    expect(takenPayloadRoom()).toBe(0)
  })

  test('is taken for a body until its request is answered, also by a handler that fails', async () => {
    expect((await send(inChunks([body]).stream, announced)).status).toBe(204)
    expect((await send(inChunks([body.slice(0, 9), body.slice(9)]).stream)).status).toBe(204)
    expect(seen).toEqual([2 * body.length, 2 * body.length])
    expect(takenPayloadRoom()).toBe(0)
    handle.mockRejectedValueOnce(new Error('fails'))
    expect((await send(body, announced)).status).toBe(500)
    expect(takenPayloadRoom()).toBe(0)
  })

  test('that is full lets nothing be read of what is announced', async () => {
    const others = fill(2 * body.length - 1)
    const { stream, pulled } = inChunks([body])
    const answer = await send(stream, announced)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '10'])
    const problem = problemShape.parse(await answer.json())
    expect(problem).toMatchObject({ code: 'too_many', detail: expect.stringContaining('Nothing was sent.') })
    expect(problem.detail).toContain('of at most 512 MiB')
    expect([pulled.mock.calls.length, handle.mock.calls.length]).toEqual([0, 0])
    others.release()
    expect((await send(inChunks([body]).stream, announced)).status).toBe(204)
  })

  test('that is full ends the reading of what is not announced', async () => {
    const others = fill(2 * body.length - 1)
    const { stream, pulled } = inChunks([body.slice(0, 200_000), body.slice(200_000), '', ''])
    expect((await send(stream)).status).toBe(429)
    expect([pulled.mock.calls.length, handle.mock.calls.length]).toEqual([2, 0])
    others.release()
  })

  test('that is full lets small requests in: what gives room back is one', async () => {
    const others = fill(0)
    expect((await send('{"payload":"x"}')).status).toBe(204)
    others.release()
  })

  test('is given back for a client that goes, a body that is too large, and one that is not JSON', async () => {
    expect((await send(inChunks([body.slice(0, 200_000), null]).stream, announced)).status).toBe(500)
    expect(takenPayloadRoom()).toBe(0)
    expect((await send(inChunks(Array.from({ length: 5 }, () => 'x'.repeat(1e6))).stream)).status).toBe(413)
    expect(takenPayloadRoom()).toBe(0)
    expect((await send(body.slice(1), announced)).status).toBe(400)
    expect(takenPayloadRoom()).toBe(0)
    expect(handle).not.toHaveBeenCalled()
  })
})

describe('what it means for the session', () => {
  const failWith = async (code: 'signed_out' | 'refused' | 'no_management_tag' | 'not_found') => {
    const { cookie } = signedIn()
    const get = () =>
      route(readIt, async () => {
        throw new ConsoleError(code, 'said by the broker')
      })(request({ headers: { cookie } }), segment())
    await get()
    return sessions().use(cookie.split('=')[1] ?? '') !== null
  }

  test('a login that does not hold ends it; refusals do not', async () => {
    expect(await failWith('signed_out')).toBe(false)
    expect(await failWith('refused')).toBe(true)
    expect(await failWith('no_management_tag')).toBe(true)
    expect(await failWith('not_found')).toBe(true)
  })
})

describe('the audit', () => {
  test('has one line for one attempt, with its outcome and without what was sent', async () => {
    const { cookie } = signedIn()
    const before = auditEntries().length
    const headers = { cookie }
    const body = JSON.stringify({ kind: 'a\n\u202e', password: 'hunter2' })
    await post(request({ method: 'POST', body, headers }), segment())
    say.mockRejectedValueOnce(new ConsoleError('refused', 'Access refused.'))
    await post(request({ method: 'POST', body, headers }), segment())
    await post(request({ method: 'POST', body: '{}', headers }), segment())
    await post(request({ method: 'POST', body }), segment())
    const entries = auditEntries().slice(before)
    expect(entries.map((entry) => entry.outcome)).toEqual(['ok', 'refused', 'invalid_input'])
    expect(entries[0]).toMatchObject({
      action: 'queue.declare',
      user: 'anna',
      broker: 'default',
      target: { name: 'x', kind: 'a\\u{a}\\u{202e}' },
      reason: null,
    })
    expect(entries[1]?.reason).toBe('Access refused.')
    expect(JSON.stringify(entries)).not.toContain('hunter2')
  })
})
