import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

const crossOrigin = () =>
  new ConsoleError('cross_origin', 'This request came from a page of another site and was not carried out.')

/** The public host of this console: by configuration, else the one that the browser asked for. */
const hostOf = (headers: Headers, publicOrigin: string | null): string | null =>
  publicOrigin === null ? headers.get('host') : new URL(publicOrigin).host

/**
 * Refuses writes that a page of another site makes in this user's browser. Origin says where the page came from; browsers
 * leave Sec-Fetch-Site out on plain http, so it counts only where it is there. Programs send neither and have no cookie
 * that another site could borrow; that they send JSON is asked of them like of everybody, which no foreign form can.
 */
export function checkSameOrigin(headers: Headers, publicOrigin: string | null): void {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw crossOrigin()
  const origin = headers.get('origin')
  if (origin === null) return
  // `null` comes from sandboxed frames and data: pages.
  if (!URL.canParse(origin) || new URL(origin).host !== hostOf(headers, publicOrigin)) throw crossOrigin()
  if (publicOrigin !== null && new URL(origin).origin !== publicOrigin) throw crossOrigin()
}
