import type { Finding, FindingKind } from './finding'

export const findingLevels = ['bad', 'warn', 'info'] as const
export type FindingLevel = (typeof findingLevels)[number]

/** How bad it is, and within that the order on screen. */
const levels: Record<FindingKind, FindingLevel> = {
  partition: 'bad',
  down: 'bad',
  memory: 'bad',
  disk: 'bad',
  vhostDown: 'bad',
  minority: 'bad',
  stopped: 'bad',
  stuck: 'bad',
  blocked: 'warn',
  atLimit: 'warn',
  deadLetters: 'warn',
  noConsumer: 'warn',
  growing: 'warn',
  redelivered: 'warn',
  unroutable: 'warn',
  prefetchFull: 'warn',
  slowConsumers: 'warn',
  unsynchronised: 'warn',
  lagging: 'warn',
  behind: 'warn',
  drained: 'warn',
  churn: 'warn',
  statisticsBacklog: 'warn',
  certificates: 'warn',
  deprecated: 'info',
  shadowedPolicy: 'info',
  unusedPolicy: 'info',
  draining: 'info',
}
const order = Object.keys(levels)

export const levelOf = (finding: Finding): FindingLevel => levels[finding.kind]

/** What a finding is about, the same from one read to the next: by it one is hidden, and rows keep their place. */
export function findingId(finding: Finding): string {
  const about =
    'queue' in finding
      ? [finding.queue.vhost, finding.queue.name]
      : 'node' in finding
        ? [finding.node.name]
        : 'channel' in finding
          ? [finding.channel]
          : 'connection' in finding
            ? [finding.connection]
            : 'policy' in finding
              ? [finding.vhost, finding.policy, ...(finding.operator ? ['operator'] : [])]
              : 'vhost' in finding
                ? [finding.vhost]
                : 'of' in finding
                  ? [finding.of]
                  : []
  return JSON.stringify([finding.kind, ...about])
}

const weight = (finding: Finding): number =>
  'ready' in finding ? finding.ready : 'total' in finding ? (finding.total ?? 0) : 0

/** A blocked publisher stands still, one in flow is slowed down. */
const isSlowed = (finding: Finding): number =>
  Number(finding.kind === 'blocked' && finding.state !== 'blocked')

/** The worst first; of one kind the fullest first, then by name: rows do not move without a reason. */
export const ranked = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (one, other) =>
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      weight(other) - weight(one) ||
      isSlowed(one) - isSlowed(other) ||
      (findingId(one) < findingId(other) ? -1 : 1),
  )
