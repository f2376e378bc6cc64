import { paths } from '@/lib/api/paths'

/**
 * Where to go after signing in: an address of this console, or the first page. Never another site. `hash`: the fragment that
 * the page was asked for with, which a browser takes along to the sign-in page and no server knows.
 */
export function nextPage(next: string | undefined, origin: string, hash: string): string {
  if (next === undefined || !next.startsWith('/')) return paths.overview()
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null
  if (url === null || url.origin !== origin || url.pathname === paths.signIn()) return paths.overview()
  return `${url.pathname}${url.search}${hash}`
}
