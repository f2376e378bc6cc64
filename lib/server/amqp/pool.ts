import 'server-only'
import { randomUUID } from 'node:crypto'
import { ConsoleError } from '@/lib/api/problem'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { connectAmqp, type Purpose } from './connect'
import { Link } from './link'
import type { AmqpLogin } from './login'

export interface Lease {
  readonly link: Link
  /** Gives the connection back; it is closed when nobody takes it again for a while. */
  readonly release: () => void
}

interface Entry {
  key: string
  sessionId: string
  opening: Promise<Link>
  link: Link | null
  users: number
  idle: NodeJS.Timeout | null
}

/** Connections of one session, over all its virtual hosts, and of all sessions together. */
const limits = { perSession: 24, inAll: 512 }
const idleMilliseconds = 60_000

const entries = (): Map<string, Entry> => processWide('amqp.pool', () => new Map<string, Entry>())

/**
 * A connection of this session in this virtual host for this purpose: the one that is open, or a new one. A lease keeps it
 * open; a connection that broke is never handed out again.
 */
export function leaseLink(login: AmqpLogin, vhost: string, purpose: Purpose): Promise<Lease> {
  return lease(JSON.stringify([login.sessionId, login.brokerId, vhost, purpose]), login, vhost, purpose)
}

/** A connection that is nobody else's, closed when it is given back: what breaks or blocks it concerns one job only. */
export async function leaseOwnLink(login: AmqpLogin, vhost: string, purpose: Purpose): Promise<Lease> {
  const key = JSON.stringify([login.sessionId, login.brokerId, vhost, purpose, randomUUID()])
  const { link, release } = await lease(key, login, vhost, purpose)
  return {
    link,
    release: () => {
      release()
      const entry = entries().get(key)
      if (entry !== undefined) void closeEntry(entry)
    },
  }
}

async function lease(key: string, login: AmqpLogin, vhost: string, purpose: Purpose): Promise<Lease> {
  const entry = entries().get(key) ?? openEntry(key, login, vhost, purpose)
  entry.users += 1
  if (entry.idle !== null) clearTimeout(entry.idle)
  entry.idle = null
  let isReleased = false
  const release = () => {
    if (isReleased) return
    isReleased = true
    entry.users -= 1
    if (entry.users === 0 && isPooled(entry)) {
      entry.idle = setTimeout(() => void closeEntry(entry), idleMilliseconds).unref()
    }
  }
  try {
    return { link: await entry.opening, release }
  } catch (error) {
    release()
    throw error
  }
}

function openEntry(key: string, login: AmqpLogin, vhost: string, purpose: Purpose): Entry {
  makeRoom(login.sessionId)
  const entry: Entry = {
    key,
    sessionId: login.sessionId,
    opening: connectAmqp(login, vhost, purpose).then((model) => adopt(entry, new Link(model))),
    link: null,
    users: 0,
    idle: null,
  }
  entries().set(key, entry)
  entry.opening.catch(() => drop(entry))
  return entry
}

async function adopt(entry: Entry, link: Link): Promise<Link> {
  if (!isPooled(entry)) {
    await link.close()
    throw new ConsoleError('signed_out', 'The session ended while the connection was opened.')
  }
  entry.link = link
  link.onEnd(({ problem }) => {
    if (isPooled(entry)) log.info({ reason: problem.message }, 'AMQP connection ended')
    drop(entry)
  })
  return link
}

const isPooled = (entry: Entry): boolean => entries().get(entry.key) === entry

function drop(entry: Entry): void {
  if (entry.idle !== null) clearTimeout(entry.idle)
  if (isPooled(entry)) entries().delete(entry.key)
}

async function closeEntry(entry: Entry): Promise<void> {
  drop(entry)
  await entry.link?.close()
}

function makeRoom(sessionId: string): void {
  const all = [...entries().values()]
  const own = all.filter((entry) => entry.sessionId === sessionId)
  const crowd = own.length >= limits.perSession ? own : all.length >= limits.inAll ? all : null
  if (crowd === null) return
  const idle = crowd.find((entry) => entry.users === 0)
  if (idle === undefined) {
    const whose = crowd === own ? 'This session has' : 'The console has'
    throw new ConsoleError(
      'too_many',
      `${whose} ${crowd.length} AMQP connections in use: close a live view first.`,
      { retryAfter: 60 },
    )
  }
  void closeEntry(idle)
}

/** Ends all connections of a session. Whatever still uses them sees a lost connection. */
export async function closeSession(sessionId: string): Promise<void> {
  const own = [...entries().values()].filter((entry) => entry.sessionId === sessionId)
  await Promise.all(own.map(closeEntry))
}

/** Ends all connections, for shutdown; at most about two seconds. */
export async function closeAll(): Promise<void> {
  await Promise.all([...entries().values()].map(closeEntry))
}

/** How many connections are open or being opened. */
export const openConnections = (): number => entries().size
