import { ownKey, type Owner } from './own-key'

/** The virtual host last chosen in this tab by this user; null for all, and for one that there is not any more. */
export function readVhost(owner: Owner, vhosts: readonly string[]): string | null {
  try {
    const kept = window.sessionStorage.getItem(ownKey('vhost', owner))
    return kept !== null && vhosts.includes(kept) ? kept : null
  } catch {
    return null
  }
}

/** Keeps the choice of this user for the tab; null is all virtual hosts. */
export function keepVhost(owner: Owner, vhost: string | null): void {
  try {
    if (vhost === null) window.sessionStorage.removeItem(ownKey('vhost', owner))
    else window.sessionStorage.setItem(ownKey('vhost', owner), vhost)
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** The address of a section, filtered by a virtual host. */
export const withVhost = (path: string, vhost: string | null): string =>
  vhost === null
    ? path
    : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ vhost }).toString()}`
