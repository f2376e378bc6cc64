import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { log } from '@/lib/server/log'
import { askForHttps } from './strict-transport'

/** On every answer of the API. It is data: opened as a page it may do nothing. */
const apiHeaders = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

const withApiHeaders = (init: HeadersInit): Headers => {
  const headers = new Headers(init)
  for (const [name, value] of Object.entries(apiHeaders)) if (!headers.has(name)) headers.set(name, value)
  askForHttps(headers)
  return headers
}

/** What a handler gave, as an answer: nothing is 204, a stream is an event stream, all else is JSON. */
export function answer(output: unknown, extra: Headers): Response {
  const headers = withApiHeaders(extra)
  if (output === undefined) return new Response(null, { status: 204, headers })
  if (output instanceof ReadableStream) {
    headers.set('content-type', 'text/event-stream; charset=utf-8')
    // no-transform keeps Next and proxies from compressing it, the other one nginx from collecting it.
    headers.set('cache-control', 'no-cache, no-transform')
    headers.set('x-accel-buffering', 'no')
    return new Response(output as ReadableStream<Uint8Array>, { headers })
  }
  headers.set('content-type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(output), { headers })
}

/** Any error as one that may be shown. What nobody foresaw is logged and not told. */
export function toConsoleError(error: unknown, where: string): ConsoleError {
  if (error instanceof ConsoleError) {
    if (error.code === 'internal' || error.code === 'broker_unexpected')
      log.warn({ err: error, where }, error.code)
    return error
  }
  log.error({ err: error, where }, 'a request failed')
  return new ConsoleError('internal', 'The console failed here. Its log says more.', { cause: error })
}

/** RFC 9457. */
export function problemAnswer(error: ConsoleError, extra: Headers): Response {
  const headers = withApiHeaders(extra)
  headers.set('content-type', 'application/problem+json; charset=utf-8')
  if (error.retryAfter !== null) headers.set('retry-after', String(error.retryAfter))
  return new Response(JSON.stringify(toProblem(error)), { status: error.status, headers })
}
