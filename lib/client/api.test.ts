import { afterEach, describe, expect, test, vi } from 'vitest'
import type { closeConnection } from '@/lib/api/clients'
import type { readExchange } from '@/lib/api/exchanges'
import { ConsoleError } from '@/lib/api/problem'
import type { openSession } from '@/lib/api/session'
import type { purgeQueue } from '@/lib/api/queues'
import type { listQueues } from '@/lib/api/queues-list'
import { toProblem } from '@/lib/api/to-problem'
import { call } from './api'
import { ConsoleUnreachable } from './console-unreachable'

const answer = (status: number, body: unknown, type = 'application/json') =>
  new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type },
  })

function serve(response: Response | Error) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

const page = { rows: [], page: 1, pages: 1, total: 0, filtered: 0, unreadable: 0, asOf: 1 }

test('puts names into the path and leaves out what is empty', async () => {
  const fetched = serve(answer(204, null))
  await call<typeof purgeQueue>('DELETE /api/queues/{vhost}/{name}/contents', {
    params: { vhost: '/', name: 'a/b 中文 <b>%' },
  })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/queues/%2F/a%2Fb%20%E4%B8%AD%E6%96%87%20%3Cb%3E%25/contents')
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'DELETE', body: null })

  const listed = serve(answer(200, page))
  await call<typeof listQueues>('GET /api/queues', { query: { name: '', page: 2, vhost: '/' } })
  expect(listed.mock.calls[0]?.[0]).toBe('/api/queues?page=2&vhost=%2F')
})

test('the default exchange has a word in the path', async () => {
  const fetched = serve(answer(404, null))
  await expect(
    call<typeof readExchange>('GET /api/exchanges/{vhost}/{name}', { params: { vhost: 'v', name: '' } }),
  ).rejects.toBeInstanceOf(ConsoleError)
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/exchanges/v/amq.default')
})

test('sends a body as JSON', async () => {
  const fetched = serve(answer(204, null))
  await call<typeof closeConnection>('DELETE /api/connections/{name}', {
    params: { name: 'x' },
    body: { reason: 'stuck' },
  })
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({
    body: '{"reason":"stuck"}',
    headers: { 'content-type': 'application/json' },
  })
})

test('rebuilds the error that the server named', async () => {
  const problem = new ConsoleError('invalid_input', 'no', {
    errors: [{ pointer: '/page', message: 'Not a number' }],
  })
  serve(answer(422, toProblem(problem), 'application/problem+json'))
  await expect(call<typeof listQueues>('GET /api/queues', {})).rejects.toMatchObject({
    code: 'invalid_input',
    errors: [{ pointer: '/page', message: 'Not a number' }],
  })
})

test('tells no answer from a bad one', async () => {
  serve(new TypeError('Failed to fetch'))
  await expect(call<typeof listQueues>('GET /api/queues', {})).rejects.toBeInstanceOf(ConsoleUnreachable)
  serve(answer(502, '<html>Bad gateway</html>', 'text/html'))
  await expect(call<typeof listQueues>('GET /api/queues', {})).rejects.toBeInstanceOf(ConsoleUnreachable)
  serve(answer(200, '{"rows":'))
  await expect(call<typeof listQueues>('GET /api/queues', {})).rejects.toMatchObject({ code: 'internal' })
})

test('an abort stays an abort', async () => {
  serve(new DOMException('aborted', 'AbortError'))
  await expect(call<typeof listQueues>('GET /api/queues', {}, AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('an ended session leads to the sign-in page, a wrong password does not', async () => {
  const assign = vi.fn<(url: string) => void>()
  vi.stubGlobal('window', { location: { pathname: '/queues', search: '?vhost=%2F', assign } })
  serve(answer(401, toProblem(new ConsoleError('signed_out', ''))))
  await expect(call<typeof listQueues>('GET /api/queues', {})).rejects.toMatchObject({ code: 'signed_out' })
  expect(assign).toHaveBeenCalledWith('/sign-in?next=%2Fqueues%3Fvhost%3D%252F')

  assign.mockClear()
  serve(answer(401, toProblem(new ConsoleError('bad_credentials', ''))))
  await expect(
    call<typeof openSession>('POST /api/session', { body: { username: 'u', password: 'p' } }),
  ).rejects.toMatchObject({ code: 'bad_credentials' })
  expect(assign).not.toHaveBeenCalled()
})

describe('what does not come', () => {
  const read = (signal?: AbortSignal) => call<typeof listQueues>('GET /api/queues', { query: {} }, signal)
  const hang = () => {
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        }),
    )
    const late = new AbortController()
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal)
    return { late: () => late.abort(new DOMException('late', 'TimeoutError')), timeout }
  }
  afterEach(() => vi.restoreAllMocks())

  test.each([
    ['with a signal of the caller', () => new AbortController().signal],
    ['without one', () => undefined],
  ])('is given up after two minutes, %s', async (_, signal) => {
    const { late, timeout } = hang()
    const reading = expect(read(signal())).rejects.toBeInstanceOf(ConsoleUnreachable)
    late()
    await reading
    expect(timeout).toHaveBeenCalledWith(120_000)
  })

  test('is no silence of the console where the caller ended it', async () => {
    hang()
    const caller = new AbortController()
    const reading = expect(read(caller.signal)).rejects.toMatchObject({ name: 'AbortError' })
    caller.abort()
    await reading
  })
})
