import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import { processWide } from '@/lib/server/process-wide'

const known = () => processWide('process.servers', () => new Set<Server>())

/**
 * How long (ms) the whole of a request may take to come. Node's five minutes are too few for a large file over a slow line; what
 * stops coming is given up by whoever reads it.
 */
const longestRequest = 60 * 60_000

/** Remembers the server that answers: Next shows it to nobody, nor can it be told its limits. For instrumentation, once. */
export function watchServers(): void {
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server }
    if (known().has(server)) return
    known().add(server)
    // Node looks at it now and then, so it holds for the request that comes now, too.
    server.requestTimeout = longestRequest
  })
}

/**
 * Closes connections as soon as they have nothing to answer. A server that is being closed does so once, at the beginning;
 * those that were busy then would keep it open until their keep-alive ends, 5 s after their last answer.
 */
export function closeWhenIdle(): void {
  const close = () => {
    for (const server of known()) server.closeIdleConnections()
  }
  close()
  setInterval(close, 50).unref()
}
