import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { traceOffCommand } from '@/lib/rabbitmq/trace-off'
import { log } from '@/lib/server/log'
import type { BrokerLogin } from '@/lib/server/management/login'
import { BrokerRefusal } from '@/lib/server/management/reply'
import { countTraceQueues, readTracing, tracingTurn } from '@/lib/server/management/tracing'

/** Milliseconds from one attempt to turn it off to the next; the last one again and again. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** Nobody is told of it while it has not been tried for so long. */
const usualTurn = 2_000
/** No login is kept for longer than this to try again with. */
const longestTry = 15 * 60_000

/**
 * The firehose of one virtual host, on as long as somebody holds it. Whoever turned it on may not be able to turn it off: a
 * tag is taken away, a password changed, the management API goes. Then it is tried again for a while, with the logins of all
 * who held it, and until then it is left on, which the live page says.
 */
export class Firehose {
  private holders = 0
  private wasOn = false
  /** It is being turned on, and whether it is by now is not known. */
  private isComing = 0
  private listeners: number | null = null
  /** Turning on and off never overlap. */
  private turn: Promise<unknown> = Promise.resolve()
  /** Turns that are under way or wait for one that is. */
  private turns = 0
  /** Who held it since it was turned on, the last one last. */
  private readonly logins = new Map<string, BrokerLogin>()
  private readonly usernames = new Set<string>()
  /** Since when nobody holds it and it may be on all the same. */
  private since: number | null = null
  private attempts = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    readonly brokerId: string,
    readonly vhost: string,
  ) {}

  /** Since when it may be on for nobody; null when it is not. */
  get leftOnSince(): number | null {
    const { since } = this
    return since !== null && (this.attempts > 0 || Date.now() - since >= usualTurn) ? since : null
  }

  /** Whether it may be on by our doing, for somebody or for nobody. */
  get mayBeOn(): boolean {
    return this.since !== null || this.isComing > 0 || (this.holders > 0 && !this.wasOn)
  }

  /** Nobody holds it, nobody is about to, and it is not on by our doing. */
  get isIdle(): boolean {
    return this.holders === 0 && this.isComing === 0 && this.since === null && this.turns === 0
  }

  /** Whether it was held by this user. */
  wasHeldBy(username: string): boolean {
    return this.usernames.has(username)
  }

  /** Turns it on by this login, which must be an administrator's. */
  async hold(login: BrokerLogin): Promise<{ wasOn: boolean; listeners: number | null }> {
    this.isComing += 1
    const held = this.inTurn(async () => {
      // Each asks by his own login: whoever may not, may not look at what others have turned on.
      const turn = await tracingTurn(login, this.vhost, true)
      await turn?.().catch((error: unknown) => {
        if (this.holders === 0 && mayBeDone(error)) this.leave(login)
        throw error
      })
      if (this.holders === 0) {
        // What was left on is ours to turn off.
        this.wasOn = turn === null && this.since === null
        this.listeners = this.wasOn ? await countListeners(login, this.vhost) : null
        this.stopTrying()
      }
      this.holders += 1
      this.remember(login)
      const { wasOn, listeners } = this
      return { wasOn, listeners }
    })
    return held.finally(() => {
      this.isComing -= 1
    })
  }

  /** It may be on by this login, which does not hold it. */
  private leave(login: BrokerLogin): void {
    this.remember(login)
    this.since ??= Date.now()
    this.tryLater()
  }

  private remember(login: BrokerLogin): void {
    this.logins.delete(login.fingerprint)
    this.logins.set(login.fingerprint, login)
    this.usernames.add(login.username)
  }

  turnOffAtEnd(): void {
    this.wasOn = false
  }

  /** One holder less; the last one turns it off, unless it was on before the first. */
  letGo(): Promise<void> {
    return this.inTurn(async () => {
      this.holders -= 1
      if (this.holders > 0) return
      if (this.wasOn) return this.forget()
      this.since = Date.now()
      await this.turnOff()
    })
  }

  /** One more attempt, now. */
  tryNow(): Promise<void> {
    return this.inTurn(() => (this.since === null ? Promise.resolve() : this.turnOff()))
  }

  /** Looks by this login, an administrator's, whether somebody else has turned off what was left on. */
  async look(login: BrokerLogin): Promise<void> {
    if (this.since === null) return
    const isOn = await readTracing(login, this.vhost)
    // Not in turn: an attempt may be waiting for an answer that does not come.
    if (!isOn && this.holders === 0) this.forget()
  }

  private async turnOff(): Promise<void> {
    let failure: unknown = null
    for (const [key, login] of [...this.logins].toReversed()) {
      try {
        const turn = await tracingTurn(login, this.vhost, false)
        await turn?.()
        this.forget()
        return
      } catch (error) {
        const code = error instanceof ConsoleError ? error.code : 'internal'
        if (code === 'not_found') return this.forget()
        failure = error
        // A password that the broker takes no more is not tried again: some lock the user then.
        if (code === 'signed_out') this.logins.delete(key)
        if (code === 'broker_unreachable' || code === 'broker_timeout') break
      }
    }
    const { vhost } = this
    log.error(
      { err: failure, vhost, attempt: this.attempts + 1 },
      `the firehose could not be turned off, and may still be on: ${traceOffCommand(vhost)}`,
    )
    this.tryLater()
  }

  private tryLater(): void {
    const wait = waits[Math.min(this.attempts, waits.length - 1)]
    this.attempts += 1
    clearTimeout(this.timer)
    if (Date.now() - (this.since ?? 0) > longestTry) this.logins.clear()
    if (this.logins.size === 0) return
    this.timer = setTimeout(() => void this.tryNow(), wait).unref()
  }

  /** It is off, or none of our business any more. */
  private forget(): void {
    this.stopTrying()
    this.logins.clear()
    this.usernames.clear()
  }

  private stopTrying(): void {
    clearTimeout(this.timer)
    this.since = null
    this.attempts = 0
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.turns += 1
    const done = this.turn.then(work).finally(() => {
      this.turns -= 1
    })
    this.turn = done.catch(() => undefined)
    return done
  }
}

/** The broker was asked, and did not say no: the answer may have been lost on its way. */
function mayBeDone(error: unknown): boolean {
  const reason = error instanceof ConsoleError ? error.cause : null
  return !(reason instanceof BrokerRefusal && reason.status < 500)
}

async function countListeners(login: BrokerLogin, vhost: string): Promise<number | null> {
  try {
    return await countTraceQueues(login, vhost)
  } catch (error) {
    log.debug({ err: error }, 'the bindings of the trace exchange could not be read')
    return null
  }
}
