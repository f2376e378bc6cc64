/** What of the browser this needs. */
export interface LeaseParts {
  /** Shared by all tabs; throws where the browser keeps nothing. */
  storage: () => Storage
  now: () => number
  /** From 0 to 1. */
  random: () => number
  wait: (milliseconds: number) => Promise<void>
  /** Runs something again and again; gives back how to end that. */
  every: (milliseconds: number, run: () => void) => () => void
  /** Runs something when the page is left; gives back how to call that off. */
  onLeave: (run: () => void) => () => void
}

const keyStart = 'warren-stream:1:'
/** Milliseconds until every tab reads what another one wrote. */
const settling = 150
/** A page in the background may run its timers once a minute only. One that crashed gives its place back after this. */
const lease = 150_000
const renewEvery = 20_000

export const browserLeases: LeaseParts = {
  storage: () => localStorage,
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds)
    return () => clearInterval(timer)
  },
  onLeave: (run) => {
    addEventListener('pagehide', run)
    return () => removeEventListener('pagehide', run)
  },
}

/**
 * One of so many places that the tabs of this browser share, and how to give it back; null when there is none. Each tab has a key
 * of its own in what they share, so that none undoes what another wrote: it writes there that it asks, and then counts
 * those that have a place, or ask as well and go first. Where nothing is kept nobody can count: there is always a place.
 */
export async function takeLease(places: number, parts: LeaseParts): Promise<(() => void) | null> {
  const key = keyStart + parts.random().toString(36).slice(2)
  const write = (standing: 'asks' | 'has') =>
    attempt(() => parts.storage().setItem(key, `${standing} ${parts.now() + lease}`))
  let endRenewal = () => undefined as void
  const release = () => {
    calledOff()
    endRenewal()
    attempt(() => parts.storage().removeItem(key))
  }
  const calledOff = parts.onLeave(release)
  if (!write('asks')) return release
  await parts.wait(settling)
  if (countBefore(key, parts.storage(), parts.now()) >= places) {
    release()
    return null
  }
  write('has')
  endRenewal = parts.every(renewEvery, () => write('has'))
  return release
}

/** How many go before this one. What ran out is taken away. */
function countBefore(own: string, storage: Storage, now: number): number {
  let count = 0
  for (const key of Object.keys(storage)) {
    if (key === own || !key.startsWith(keyStart)) continue
    const [standing, until] = (storage.getItem(key) ?? '').split(' ')
    const left = Number(until) - now
    // A clock that was set back makes no lease longer.
    if (!(left > 0 && left <= lease)) storage.removeItem(key)
    else if (standing === 'has' || key < own) count += 1
  }
  return count
}

/** Whether it went without an error. */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}
