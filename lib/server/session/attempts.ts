import 'server-only'
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from '@/lib/server/process-wide'

const window = 60_000
const limits = {
  /** One account from one address. */
  pair: 5,
  /** Everything from one address: guessing many accounts. */
  address: 20,
  /** One account from everywhere: guessing from many addresses. High, because it lets strangers lock somebody out. */
  account: 100,
} as const
const mostKeys = 10_000

/** IPv6 clients own a /64 and could take a new address for each attempt. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const first = groups(head)
  const last = tail === undefined ? [] : groups(tail)
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Failed sign-ins of the last minute. Asked before the broker is, so that nobody guesses or locks accounts through us. */
export class SignInAttempts {
  private readonly failures = new Map<string, number[]>()
  private readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /**
   * Counts an attempt as failed until `forgive` is called for it, so that many at once do not slip through. Throws
   * too_many_attempts, which is not counted itself.
   */
  begin(account: string, address: string): { forgive: () => void } {
    // The broker's user names differ by case, but those of LDAP behind it may not.
    const name = account.toLowerCase()
    const place = addressGroup(address)
    const keys = [
      { key: this.key('pair', name, place), most: limits.pair },
      { key: this.key('address', place), most: limits.address },
      { key: this.key('account', name), most: limits.account },
    ]
    const at = this.now()
    const wait = Math.max(...keys.map(({ key, most }) => this.wait(key, most, at)))
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000)
      throw new ConsoleError('too_many_attempts', `Too many failed attempts. Try again in ${seconds} s.`, {
        retryAfter: seconds,
      })
    }
    for (const { key } of keys) this.add(key, at)
    return { forgive: () => keys.forEach(({ key }) => this.remove(key, at)) }
  }

  get size(): number {
    return this.failures.size
  }

  /** Names may be long and the map is bounded by number only. */
  private key(...parts: string[]): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
  }

  private wait(key: string, most: number, at: number): number {
    const recent = (this.failures.get(key) ?? []).filter((time) => time > at - window)
    const blocking = recent.at(-most)
    return blocking === undefined ? 0 : blocking + window - at
  }

  private add(key: string, at: number): void {
    const recent = (this.failures.get(key) ?? []).filter((time) => time > at - window)
    this.failures.delete(key)
    this.failures.set(key, [...recent, at])
    if (this.failures.size <= mostKeys) return
    const [oldest] = this.failures.keys()
    if (oldest !== undefined) this.failures.delete(oldest)
  }

  private remove(key: string, at: number): void {
    const times = this.failures.get(key)
    const index = times?.indexOf(at) ?? -1
    if (times === undefined || index < 0) return
    if (times.length === 1) this.failures.delete(key)
    else this.failures.set(key, times.toSpliced(index, 1))
  }
}

export const signInAttempts = (): SignInAttempts =>
  processWide('session.attempts', () => new SignInAttempts())
