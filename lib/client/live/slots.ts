import { browserLeases, takeLease, type LeaseParts } from './slot-leases'

/** Over HTTP/1.1 a browser opens six connections to one server, for all its tabs: two stay for everything else. */
export const mostStreams = 4

/** What of the browser this needs. */
export interface SlotParts {
  /** Absent where the page did not come over https or from this machine. */
  locks: Pick<LockManager, 'request'> | undefined
  /** What does for them there. */
  leases: LeaseParts
  /** How the page came: `http/1.1`, `h2`… */
  protocol: string
}

const browser = (): SlotParts => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    locks: (globalThis.navigator as { locks?: LockManager } | undefined)?.locks,
    leases: browserLeases,
    protocol: navigation?.nextHopProtocol ?? '',
  }
}

/** The lock of this name until it is given back; null when another tab has it. */
const tryLock = (locks: Pick<LockManager, 'request'>, name: string): Promise<(() => void) | null> =>
  new Promise((resolve, reject) => {
    const held = (lock: Lock | null) => {
      if (lock === null) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    }
    locks.request(name, { ifAvailable: true }, held).catch(reject)
  })

/**
 * A place for one stream among those of all tabs of this browser, and how to give it back; null when there is none. One
 * stream more than the browser has connections would hold up every tab of the console without a word.
 */
export async function takeSlot(
  { locks, leases, protocol }: SlotParts = browser(),
): Promise<(() => void) | null> {
  if (!protocol.startsWith('http/1')) return () => undefined
  if (locks === undefined) return takeLease(mostStreams, leases)
  for (let slot = 1; slot <= mostStreams; slot += 1) {
    const release = await tryLock(locks, `warren-stream-${slot}`)
    if (release !== null) return release
  }
  return null
}
