import 'server-only'
import { config } from '@/lib/server/config/config'
import type { Client } from './client-address'

/** https for the browser: by the public address where one is configured, else by what a trusted proxy says. */
export const isHttps = (client: Client): boolean => {
  const { origin } = config()
  return origin === null ? client.https : origin.startsWith('https:')
}

/** With `__Host-` no other host of the domain and no plain http page can set it. Browsers take that on https only. */
export const cookieName = (https: boolean): string => (https ? '__Host-warren-session' : 'warren-session')

const attributes = (https: boolean) => `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`

export const sessionCookie = (token: string, https: boolean): string =>
  `${cookieName(https)}=${token}; ${attributes(https)}`

export const expiredCookie = (https: boolean): string =>
  `${cookieName(https)}=; ${attributes(https)}; Max-Age=0`

/** The token in a Cookie header; null when there is none, or something that no token looks like. */
export function tokenOf(header: string | null, https: boolean): string | null {
  const name = cookieName(https)
  for (const pair of (header ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=')
    if (key === name) return /^[\w-]{22}$/.test(value) ? value : null
  }
  return null
}
