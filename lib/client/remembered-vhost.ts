/** One choice for each user of each broker: virtual hosts of the same name elsewhere are others. */
const keyOf = (who: { broker: string; user: string }) =>
  `warren-vhost:1:${JSON.stringify([who.broker, who.user])}`

/** The virtual host last chosen in this tab by this user; null for all, and for one that there is not any more. */
export function readVhost(who: { broker: string; user: string }, vhosts: readonly string[]): string | null {
  try {
    const kept = window.sessionStorage.getItem(keyOf(who))
    return kept !== null && vhosts.includes(kept) ? kept : null
  } catch {
    return null
  }
}

/** Keeps the choice of this user for the tab; null is all virtual hosts. */
export function keepVhost(who: { broker: string; user: string }, vhost: string | null): void {
  try {
    if (vhost === null) window.sessionStorage.removeItem(keyOf(who))
    else window.sessionStorage.setItem(keyOf(who), vhost)
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** The address of a section, filtered by a virtual host. */
export const withVhost = (path: string, vhost: string | null): string =>
  vhost === null
    ? path
    : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ vhost }).toString()}`
