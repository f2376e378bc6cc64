import 'server-only'
import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { processWide } from '@/lib/server/process-wide'

/** Who asks: the address that limits and audit lines go by, and whether the browser speaks https. */
export interface Client {
  address: string
  https: boolean
}

/**
 * Next shows a handler no socket, and its x-forwarded-for may come from anybody. So the first hand on a request writes what
 * the socket says into a header whose name nobody outside can know.
 */
const header = (): string =>
  processWide('http.client-header', () => `x-warren-client-${randomBytes(16).toString('hex')}`)

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** `true` for addresses in the list of addresses and networks. */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of entries) {
    const [host = '', prefix] = entry.split('/')
    const family = isIP(host) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(host, family)
    else list.addSubnet(host, Number(prefix), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const first = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',')[0]?.trim() ?? ''

/** The client of a request, by its socket; by forwarded headers only as far as trusted proxies wrote them. */
export function clientFrom(
  socketAddress: string | undefined,
  headers: IncomingMessage['headers'],
  isTrusted: (address: string) => boolean,
): Client {
  const socket = plain(socketAddress ?? 'unknown')
  if (!isTrusted(socket)) return { address: socket, https: false }
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain)
  const chain = [...forwarded.filter((address) => isIP(address) !== 0), socket]
  // From our end: the first one that is not a proxy of ours. What stands before it is its own claim.
  const address = chain.findLast((hop) => !isTrusted(hop)) ?? chain[0] ?? socket
  return { address, https: first(headers['x-forwarded-proto']).toLowerCase() === 'https' }
}

/** Marks every request of this process with its client. For instrumentation, once. */
export function watchClients(trustedProxies: readonly string[]): void {
  const isTrusted = addressList(trustedProxies)
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const { address, https } = clientFrom(request.socket.remoteAddress, request.headers, isTrusted)
    request.headers[header()] = `${https ? 'https' : 'http'} ${address}`
  })
}

/** The client that `watchClients` saw. */
export function clientOf(headers: Headers): Client {
  const [scheme = '', address = 'unknown'] = headers.get(header())?.split(' ') ?? []
  return { address, https: scheme === 'https' }
}
