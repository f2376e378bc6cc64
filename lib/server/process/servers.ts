import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import { processWide } from '@/lib/server/process-wide'

const known = () => processWide('process.servers', () => new Set<Server>())

/** Remembers the server that answers: Next shows it to nobody. For instrumentation, once. */
export function watchServers(): void {
  subscribe('http.server.request.start', (message) => known().add((message as { server: Server }).server))
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
