import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { ConsoleError } from '@/lib/api/problem'
import type { Session } from '@/lib/api/session'
import type { BrokerLogin } from '@/lib/server/management/login'

export interface ConsoleSession {
  /** A hash of the cookie, so that nothing that names a session (pool, log, stream) can be used to be one. */
  readonly id: string
  readonly login: BrokerLogin
  readonly openedAt: number
  tags: readonly string[]
  usedAt: number
  /** When the broker last said who this is. */
  verifiedAt: number
  /** What was last told of this session: pages stand on it while the broker does not answer. */
  described: Session | null
}

type EndListener = (sessionId: string, problem: ConsoleError) => void

const idleFor = 60 * 60 * 1000
const openFor = 8 * 60 * 60 * 1000
const sweepEvery = 30_000

/** More sign-ins than these end the one that has been idle the longest: of the same user, or of all. */
const mostOfOneUser = 50
const mostSessions = 5_000

const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The sessions of this process, in memory only. A token is 128 random bits and is not kept. */
export class SessionStore {
  private readonly sessions = new Map<string, ConsoleSession>()
  private readonly listeners: EndListener[] = []
  private readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
    setInterval(() => this.sweep(), sweepEvery).unref()
  }

  get size(): number {
    return this.sessions.size
  }

  /** A new session with a token of its own. */
  open(
    login: BrokerLogin,
    tags: readonly string[],
    described: Session | null = null,
  ): { token: string; session: ConsoleSession } {
    const token = randomBytes(16).toString('base64url')
    const now = this.now()
    const session = { id: idOf(token), login, tags, openedAt: now, usedAt: now, verifiedAt: now, described }
    this.makeRoom(login)
    this.sessions.set(session.id, session)
    return { token, session }
  }

  /** The session of this token, which thereby counts as used; null when there is none (any more). */
  use(token: string): ConsoleSession | null {
    const session = this.sessions.get(idOf(token))
    if (session === undefined || this.endIfExpired(session)) return null
    session.usedAt = this.now()
    return session
  }

  /** Still open? Open streams ask, and count as use. */
  isOpen(session: ConsoleSession): boolean {
    if (this.sessions.get(session.id) !== session || this.endIfExpired(session)) return false
    session.usedAt = this.now()
    return true
  }

  /** Ends a session for this reason. Its streams and connections are told and end too. */
  end(session: ConsoleSession, problem: ConsoleError): void {
    if (!this.sessions.delete(session.id)) return
    for (const listener of this.listeners) listener(session.id, problem)
  }

  onEnd(listener: EndListener): void {
    this.listeners.push(listener)
  }

  sweep(): void {
    for (const session of this.sessions.values()) this.endIfExpired(session)
  }

  private endIfExpired(session: ConsoleSession): boolean {
    const now = this.now()
    const idle = now - session.usedAt >= idleFor
    if (!idle && now - session.openedAt < openFor) return false
    this.end(
      session,
      new ConsoleError(
        'signed_out',
        idle ? 'This session ended after an hour without use.' : 'This session ended after eight hours.',
      ),
    )
    return true
  }

  private makeRoom(login: BrokerLogin): void {
    const all = [...this.sessions.values()]
    const own = all.filter(
      (s) => s.login.username === login.username && s.login.broker.id === login.broker.id,
    )
    const crowd = own.length >= mostOfOneUser ? own : all.length >= mostSessions ? all : []
    if (crowd.length === 0) return
    const oldest = crowd.reduce((a, b) => (b.usedAt < a.usedAt ? b : a))
    this.end(oldest, new ConsoleError('signed_out', 'This session gave way to newer ones.'))
  }
}
