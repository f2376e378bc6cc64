import { exchangeParams, queueParams } from '@/lib/api/segments'
import type { Visited } from '@/lib/client/recent'

/** The object that a page shows, if it shows one. */
export function visitedOf(pathname: string): Visited | null {
  const [, section, vhost, name, ...rest] = pathname.split('/')
  if (vhost === undefined || name === undefined || rest.length > 0) return null
  if (section !== 'queues' && section !== 'exchanges') return null
  const kind = section === 'queues' ? 'queue' : 'exchange'
  const named = (kind === 'queue' ? queueParams : exchangeParams).safeParse({ vhost, name })
  return named.success ? { kind, ...named.data } : null
}
