import 'server-only'
import { z } from 'zod'
import { optionalText } from '@/lib/rabbitmq/counters'
import type { WiringBuilder } from '@/lib/rabbitmq/graph/wiring'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'

/** One end of a shovel or a federation link, as far as a graph shows it. */
export interface LinkEnd {
  /** Null: outside of this virtual host; `name` then says where. */
  kind: 'queue' | 'exchange' | null
  name: string
}

export interface Link {
  kind: 'shovel' | 'federation'
  name: string
  from: LinkEnd
  to: LinkEnd
}

/** Null: this user may not know, or they could not be read. */
export type Links = Link[] | null

/** Shovels and upstreams change by hand. */
const every = 30_000

const uri = z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).catch('')

/** One row of GET /api/parameters/shovel. */
export const shovelLink = z
  .object({
    name: z.string(),
    vhost: z.string(),
    value: z.object({
      'src-uri': uri,
      'src-queue': optionalText,
      'src-exchange': optionalText,
      'src-address': optionalText,
      'dest-uri': uri,
      'dest-queue': optionalText,
      'dest-exchange': optionalText,
      'dest-address': optionalText,
    }),
  })
  .transform(({ name, vhost, value }): Link => ({
    kind: 'shovel',
    name,
    from: endOf(vhost, value['src-uri'], value['src-queue'], value['src-exchange'], value['src-address']),
    to: endOf(vhost, value['dest-uri'], value['dest-queue'], value['dest-exchange'], value['dest-address']),
  }))

/** One row of GET /api/federation-links. */
export const federationLink = z
  .object({ upstream: z.string(), exchange: optionalText, queue: optionalText })
  .transform(({ upstream, exchange, queue }): Link => ({
    kind: 'federation',
    name: upstream,
    from: { kind: null, name: upstream },
    to: exchange === null ? { kind: 'queue', name: queue ?? '' } : { kind: 'exchange', name: exchange },
  }))

/** Only the host of an address: it may hold a password. */
function endOf(
  vhost: string,
  address: string,
  queue: string | null,
  exchange: string | null,
  other: string | null,
): LinkEnd {
  const parts = /^amqps?:\/\/(?:[^/?#]*@)?(?<host>[^/:?#]*)[^/?#]*(?:\/(?<vhost>[^?#]*))?/i.exec(
    address,
  )?.groups
  const isHere = parts !== undefined && parts['host'] === '' && isSameVhost(vhost, parts['vhost'])
  if (isHere && queue !== null) return { kind: 'queue', name: queue }
  if (isHere && exchange !== null) return { kind: 'exchange', name: exchange }
  const host = parts?.['host'] ?? ''
  return {
    kind: null,
    name: [host, queue ?? exchange ?? other ?? ''].filter((text) => text !== '').join(' '),
  }
}

/** Without one the shovel stays in its own virtual host. */
function isSameVhost(vhost: string, named: string | undefined): boolean {
  if (named === undefined) return true
  try {
    return decodeURIComponent(named) === vhost
  } catch {
    return false
  }
}

const shovelLinks = tolerantList(shovelLink)
const federationLinks = tolerantList(federationLink)

/** A plugin that is not there has no links: its address answers 404, or 400 where the virtual host is `/`. */
async function linksOf(login: BrokerLogin, path: string, list: z.ZodType<{ rows: Link[] }>): Promise<Links> {
  try {
    const { data } = await read(login, path, list, { every, stale: true })
    return data.rows
  } catch (error) {
    throwIfFatal(error)
    return error.code === 'not_found' || error.code === 'precondition' ? [] : null
  }
}

export const readShovels = (login: BrokerLogin, vhost: string): Promise<Links> =>
  linksOf(login, managementPath`parameters/shovel/${vhost}`, shovelLinks)

export const readFederation = (login: BrokerLogin, vhost: string): Promise<Links> =>
  linksOf(login, managementPath`federation-links/${vhost}`, federationLinks)

/** Puts links into the graph. An end that is named and not there is shown as such. */
export function addLinks(graph: WiringBuilder, links: readonly Link[]): void {
  const placeOf = ({ kind, name }: LinkEnd) =>
    kind === null ? graph.add('remote', name) : graph.add(kind, name, '', false)
  for (const { kind, name, from, to } of links) graph.wire(kind, placeOf(from), placeOf(to), name)
}
