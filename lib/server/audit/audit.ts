import 'server-only'
import type { AuditAction } from '@/lib/api/endpoint'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { visibleText } from '@/lib/server/visible-text'

export interface AuditEntry {
  at: number
  action: AuditAction
  /** Null when nobody was signed in. At sign-in it is the name that was given. */
  user: string | null
  broker: string | null
  /** First characters of the session's id: tells two windows of one user apart. */
  session: string | null
  address: string
  target: unknown
  /** `ok`, or the code of the problem. */
  outcome: string
  reason: string | null
  ms: number
}

const kept = 1_000

const ring = () => processWide('audit.ring', () => [] as AuditEntry[])

/** One line for one attempt to change something. Attempts of strangers are logged, but do not push others out of the ring. */
export function recordAudit(entry: AuditEntry): void {
  log.info({ kind: 'audit', ...entry }, `${entry.action} ${entry.outcome}`)
  const isStranger = entry.session === null && entry.action !== 'session.open'
  if (isStranger || entry.outcome === 'too_many_attempts') return
  ring().push(entry)
  if (ring().length > kept) ring().shift()
}

/** The last 1,000 attempts since this process started, the newest last. */
export const auditEntries = (): readonly AuditEntry[] => ring()

/** Of a body: names and choices that tell what an action was aimed at. Payloads, headers, arguments and passwords are not among them. */
const told = new Set([
  'vhost',
  'name',
  'type',
  'username',
  'broker',
  'source',
  'destination',
  'destinationType',
  'bindingKey',
  'propertiesKey',
  'exchange',
  'routingKey',
  'queue',
  'kind',
  'count',
  'settle',
  'settlement',
  'reason',
  'stream',
])
const longest = 300

function summary(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return visibleText(value, longest)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.slice(0, 8).map((item) => summary(item, depth + 1))
  if (value === null || typeof value !== 'object' || depth > 2) return null
  const names = Object.entries(value).filter(([key]) => told.has(key) || (depth === 0 && key === 'sources'))
  return Object.fromEntries(names.map(([key, entry]) => [key, summary(entry, depth + 1)]))
}

/** What a request is aimed at: all that its path names, and the telling fields of its body. */
export function auditTarget(params: unknown, body: unknown): Record<string, unknown> {
  const named = Object.entries(params ?? {}).map(([key, value]) => [key, summary(value)])
  return { ...(summary(body) as object | null), ...Object.fromEntries(named) }
}
