import type { Visited } from '@/lib/client/recent'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'

/** The object that a page shows, if it shows one. */
export function visitedOf(pathname: string): Visited | null {
  const [, section, vhost, name, ...rest] = pathname.split('/')
  if (!vhost || !name || rest.length > 0) return null
  if (section !== 'queues' && section !== 'exchanges') return null
  const isExchange = section === 'exchanges'
  try {
    const named = { vhost: decodeURIComponent(vhost), name: decodeURIComponent(name) }
    if (!isExchange) return { kind: 'queue', ...named }
    return { kind: 'exchange', ...named, name: named.name === defaultExchangeSegment ? '' : named.name }
  } catch {
    // No percent-encoded name: the page says so.
    return null
  }
}
