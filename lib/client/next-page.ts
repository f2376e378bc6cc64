import { paths } from '@/lib/api/paths'

/** Where to go after signing in: an address of this console, or the first page. Never another site. */
export function nextPage(next: string | undefined, origin: string): string {
  if (next === undefined || !next.startsWith('/')) return paths.overview()
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null
  if (url === null || url.origin !== origin || url.pathname === paths.signIn()) return paths.overview()
  return `${url.pathname}${url.search}`
}
