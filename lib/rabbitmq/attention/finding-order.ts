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

/** How many there are of each level, by how many there are of each kind. */
export function countByLevel(counts: Readonly<Record<string, number>>): Record<FindingLevel, number> {
  const all = { bad: 0, warn: 0, info: 0 }
  for (const [kind, level] of Object.entries(levels)) all[level] += counts[kind] ?? 0
  return all
}

export const levelOf = (finding: Finding): FindingLevel => levels[finding.kind]

/** What a finding of the whole broker is about: of a kind that there is once, what stands in it. */
function aboutBroker(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'deprecated':
      return finding.features.toSorted()
    case 'certificates':
      return finding.evidence.toSorted()
    case 'unroutable':
      // Channels come and go. That messages are lost is another thing than that their publishers get them back.
      return [...(finding.dropped > 0 ? ['dropped'] : []), ...(finding.returned > 0 ? ['returned'] : [])]
    case 'churn':
      return [finding.of]
    default:
      return []
  }
}

/**
 * What a finding is about, the same from one read to the next: by it one is hidden, and rows keep their place. What is new in
 * it makes another one, which nobody has hidden yet.
 */
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
                : aboutBroker(finding)
  return JSON.stringify([finding.kind, ...about])
}

const weight = (finding: Finding): number =>
  'ready' in finding ? finding.ready : 'total' in finding ? (finding.total ?? 0) : 0

/** A blocked publisher stands still, one in flow is slowed down. */
const isSlowed = (finding: Finding): number =>
  Number(finding.kind === 'blocked' && finding.state !== 'blocked')

/** The worst first; of one kind the fullest first, then by name: rows do not move without a reason. */
export const ranked = (findings: readonly Finding[]): Finding[] =>
  findings
    // What is compared is made once for each: of thousands each is compared a dozen times.
    .map((finding) => ({
      finding,
      kind: order.indexOf(finding.kind),
      weight: weight(finding),
      slowed: isSlowed(finding),
      id: findingId(finding),
    }))
    .sort(
      (one, other) =>
        one.kind - other.kind ||
        other.weight - one.weight ||
        one.slowed - other.slowed ||
        (one.id < other.id ? -1 : 1),
    )
    .map(({ finding }) => finding)
