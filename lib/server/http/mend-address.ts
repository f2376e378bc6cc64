import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

function isEncoded(segment: string): boolean {
  try {
    decodeURIComponent(segment)
    return true
  } catch {
    return false
  }
}

/** The same address with segments that are no percent-encoded UTF-8 taken as they stand: `%zz` becomes `%25zz`. */
export function mendAddress(address: string): string {
  const query = address.indexOf('?')
  const path = query < 0 ? address : address.slice(0, query)
  const mended = path
    .split('/')
    .map((segment) => (isEncoded(segment) ? segment : encodeURIComponent(segment)))
  return mended.join('/') + (query < 0 ? '' : address.slice(query))
}

/** Next (16.4.6) answers a bare 500 to a malformed escape, before any code of ours. For instrumentation, once. */
export function mendAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.url !== undefined) request.url = mendAddress(request.url)
  })
}
