import { z } from 'zod'
import { expiryUnits } from './expiry-units'

/** What the checks are asked with. */
export const healthQuestion = z.object({
  within: z.coerce
    .number({ error: 'Not a number' })
    .int({ error: 'Not a whole number' })
    .min(1)
    .max(999)
    .default(1),
  unit: z.enum(expiryUnits).default('months'),
  /** Several with commas between them. */
  protocol: z
    .string()
    .regex(/^[\w./-]{1,40}(,[\w./-]{1,40}){0,9}$/, { error: 'Not a protocol' })
    .default('amqp'),
  port: z.coerce
    .number({ error: 'Not a number' })
    .int({ error: 'Not a whole number' })
    .min(1)
    .max(65_535)
    .optional(),
})
export type HealthQuestion = z.output<typeof healthQuestion>

/** Every health check of the management API from 3.10 to 4.3. Those that a version lacks answer 404. */
export const healthChecks = [
  'alarms',
  'local-alarms',
  'is-in-service',
  'ready-to-serve-clients',
  'below-node-connection-limit',
  'virtual-hosts',
  'node-is-quorum-critical',
  'quorum-queues-without-elected-leaders',
  'node-is-mirror-sync-critical',
  'metadata-store/initialized',
  'metadata-store/initialized/with-data',
  'reached-target-cluster-size',
  'certificate-expiration',
  'protocol-listener',
  'port-listener',
] as const
export type HealthCheck = (typeof healthChecks)[number]

/** The path of a check below `health/checks/`; null where the question leaves it out. */
export function checkPath(
  check: HealthCheck,
  { within, unit, protocol, port }: HealthQuestion,
): string | null {
  switch (check) {
    case 'certificate-expiration':
      return `${check}/${within}/${unit}`
    case 'protocol-listener':
      return `${check}/${encodeURIComponent(protocol)}`
    case 'port-listener':
      return port === undefined ? null : `${check}/${port}`
    case 'quorum-queues-without-elected-leaders':
      return `${check}/all-vhosts`
    default:
      return check
  }
}

export const checkResult = z.object({
  check: z.enum(healthChecks),
  /** ok, failed; absent: this version has no such check; unknown: no answer. */
  state: z.enum(['ok', 'failed', 'absent', 'unknown']),
  /** The broker's words: why it failed, or what there is to say although it is fine. */
  reason: z.string().nullable(),
  /** What it names besides: queues, alarms, ports, certificates. */
  evidence: z.array(z.string()),
})
export type CheckResult = z.output<typeof checkResult>

/** The results for several protocols as one: what is wrong with any of them is wrong with all. */
export function joinedResults(results: readonly [CheckResult, ...CheckResult[]]): CheckResult {
  const [first] = results
  const state = (['failed', 'unknown', 'absent'] as const).find((worse) =>
    results.some((result) => result.state === worse),
  )
  const those = results.filter((result) => result.state === (state ?? 'ok'))
  const reasons = those.flatMap(({ reason }) => (reason === null ? [] : [reason]))
  return {
    check: first.check,
    state: state ?? 'ok',
    reason: reasons.length === 0 ? null : [...new Set(reasons)].join(' · '),
    evidence: those.flatMap(({ evidence }) => evidence),
  }
}

const most = 20

const words = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${typeof part === 'object' ? JSON.stringify(part) : String(part)}`)
    .join(', ')
}

/** What the answer names, a line each: `{"alarms":[{"node":…,"resource":"disk"}]}`, `{"ports":[5672,15672]}`. */
function evidenceOf(rest: Record<string, unknown>): string[] {
  const lines = Object.entries(rest).flatMap(([key, value]) => {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    const isPlain = items.every((item) => item === null || typeof item !== 'object')
    const texts = isPlain ? [items.slice(0, most).map(words).join(', ')] : items.map(words)
    return texts.map((text) => `${key}: ${text}`.slice(0, 300))
  })
  return lines.length > most ? [...lines.slice(0, most), `… ${lines.length - most}`] : lines
}

/** The answer of a check: 200 with "ok", or 503 with "failed" and a reason. */
export const brokerCheck = z
  .looseObject({ status: z.enum(['ok', 'failed']), reason: z.unknown().optional() })
  .transform(({ status, reason, ...rest }) => ({
    state: status,
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    evidence: status === 'failed' ? evidenceOf(rest) : [],
  }))
