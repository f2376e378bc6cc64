import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import type { Named } from '@/lib/rabbitmq/object-key'

const segments = (...names: string[]) =>
  names.map((name) => encodeURIComponent(name || defaultExchangeSegment)).join('/')
const query = (values: Record<string, string | undefined>) => {
  const pairs = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

interface Watched {
  source?: 'tap' | 'queue' | 'stream'
  vhost?: string
  exchange?: string
  queue?: string
}

const live = (watched: Watched = {}) => `/live${query({ ...watched })}`

/** Addresses of our pages. No page address is put together anywhere else. */
export const paths = {
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  overview: () => '/',
  /** `create` opens the dialog that declares one; the others filter. */
  queues: (
    view: {
      vhost?: string
      create?: 'true'
      name?: string
      regex?: 'true'
      policy?: string
      durable?: 'true' | 'false'
    } = {},
  ) => `/queues${query(view)}`,
  queue: (queue: Named) => `/queues/${segments(queue.vhost, queue.name)}`,
  exchanges: (view: { create?: 'true' } = {}) => `/exchanges${query(view)}`,
  exchange: (exchange: Named) => `/exchanges/${segments(exchange.vhost, exchange.name)}`,
  /** With an exchange it traces a message that would be published there; `headers` as headersText gives them. */
  topology: (
    view: { vhost?: string; find?: string; exchange?: string; key?: string; headers?: string } = {},
  ) => `/topology${query(view)}`,
  publish: (target: { vhost?: string; exchange?: string; routingKey?: string } = {}) =>
    `/publish${query(target)}`,
  live,
  /** The messages of a queue: a stream is read, which takes nothing from it. */
  watch: ({ vhost, name, type }: Named & { type?: string }) =>
    live({ source: type === 'stream' ? 'stream' : 'queue', vhost, queue: name }),
  connections: (filter: { name?: string; user?: string } = {}) => `/connections${query(filter)}`,
  connection: (name: string) => `/connections/${segments(name)}`,
  consumers: (filter: { name?: string } = {}) => `/consumers${query(filter)}`,
  nodes: () => '/nodes',
  node: (name: string) => `/nodes/${segments(name)}`,
  channels: (view: { name?: string; sort?: string; dir?: 'asc' | 'desc' } = {}) => `/channels${query(view)}`,
  channel: (name: string) => `/channels/${segments(name)}`,
} as const
