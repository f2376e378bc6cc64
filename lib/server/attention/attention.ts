import 'server-only'
import { z } from 'zod'
import type { Attention, AttentionQuery, AttentionSource } from '@/lib/api/attention'
import { ConsoleError } from '@/lib/api/problem'
import { findingsOf, rulesOfQueues, type Facts } from '@/lib/rabbitmq/attention/attention'
import type { Flow } from '@/lib/rabbitmq/attention/broker-findings'
import { lacksAlarms } from '@/lib/rabbitmq/count-alarms'
import { brokerUsedFeatures } from '@/lib/rabbitmq/deprecated-features'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { namedOf } from '@/lib/rabbitmq/attention/most-findings'
import { isWithin } from '@/lib/rabbitmq/attention/finding-vhost'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { readAlarms } from '@/lib/server/management/alarms'
import { readBroker } from '@/lib/server/management/broker'
import { read } from '@/lib/server/management/client'
import { readAllExchanges } from '@/lib/server/management/exchanges'
import { hub } from '@/lib/server/management/hub'
import type { Asker } from '@/lib/server/management/login'
import { listNodes } from '@/lib/server/management/nodes'
import { readFigures } from '@/lib/server/management/overview'
import { patienceAfter } from '@/lib/server/management/parts'
import { readPolicies } from '@/lib/server/management/policies'
import { readStatistics, readSnapshot, type Figures, type Snapshot } from '@/lib/server/queues/snapshot'
import { readCertificates } from './certificates'
import { readConnections, readUnroutablePublishers, readHolding } from './clients'
import { readDeadLetterTargets } from './dead-letter-targets'
import { readBehind } from './members'
import { readUnusedPolicies } from './unused-policies'
import { readProgress } from './progress'
import { Sources, type Looked } from './sources'
import { readVhostStates } from './vhosts'

type OverviewFigures = Awaited<ReturnType<typeof readFigures>>['data']

const minute = 60_000

/** What the snapshot does not tell is taken from the statistics; what both tell is newer in the snapshot. */
function withFigures(queue: Queue, figures: Partial<Queue>): Queue {
  const whole = { ...queue }
  for (const [key, value] of Object.entries(figures)) {
    if (whole[key as keyof Queue] === null && value !== undefined) Object.assign(whole, { [key]: value })
  }
  return whole
}

/** All queues, with what statistics tell of them where those could be read. */
const withStatistics = (snapshot: Snapshot, figures: Figures | null): Queue[] =>
  snapshot.rows.map((queue) => withFigures(queue, figures?.get(keyOf(queue)) ?? {}))

/** The nodes; what this user may not see is refused here. */
async function readNodes(asker: Asker) {
  const { nodes, faults, asOf } = await listNodes(asker)
  if (nodes === null)
    throw new ConsoleError('refused', 'Only monitoring and administrator may see the nodes.')
  const [fault] = faults
  return { data: nodes, asOf, ...(fault === undefined ? {} : { fault }) }
}

/** All queues, and of how many, where some are not to be had. */
async function readQueues(asker: Asker): Promise<Looked<Snapshot>> {
  const sample = await readSnapshot(asker)
  const { rows, missing } = sample.data
  return missing === 0 ? sample : { ...sample, cut: { looked: rows.length, of: rows.length + missing } }
}

type Known = Awaited<ReturnType<typeof readKnown>>

/** What the hub has, or reads every few seconds. */
async function readKnown(asker: Asker, sources: Sources) {
  const { login } = asker
  const [
    broker,
    overview,
    nodes,
    vhosts,
    snapshot,
    figures,
    exchanges,
    own,
    operator,
    channels,
    connections,
    certificates,
    deprecated,
  ] = await Promise.all([
    sources.look('overview', readBroker(login)),
    sources.look('overview', readFigures(login)),
    sources.look('nodes', readNodes(asker)),
    sources.look('vhosts', readVhostStates(login)),
    sources.look('queues', readQueues(asker)),
    sources.look('statistics', readStatistics(asker, 'all', [])),
    sources.look('exchanges', readAllExchanges(login, undefined, { stale: true })),
    sources.look('policies', readPolicies(login, 'policies')),
    sources.look('operatorPolicies', readPolicies(login, 'operator-policies')),
    sources.look('channels', readHolding(asker)),
    sources.look('connections', readConnections(asker)),
    sources.look('certificates', readCertificates(login)),
    sources.look(
      'deprecated',
      read(login, 'deprecated-features/used', brokerUsedFeatures, {
        every: 5 * minute,
        stale: true,
        absence: true,
      }),
    ),
  ])
  if (overview?.statistics.disabled === true) sources.hide('statistics')
  else if (overview?.statistics.ratesMode === 'none') sources.hide('rates')
  return {
    broker,
    overview,
    nodes,
    vhosts,
    snapshot,
    figures,
    exchanges,
    own,
    operator,
    channels,
    connections,
    certificates,
    deprecated,
  }
}

/** All that the rules look at: what is known, and what has to be looked up by it. */
async function readFacts(asker: Asker, known: Known, sources: Sources): Promise<Facts> {
  const { login } = asker
  const { broker, overview, nodes, snapshot, figures, exchanges, own, operator, channels } = known
  const version = broker?.version ?? '?'
  const rules = rulesOfQueues({ version, policies: own, operatorPolicies: operator })
  const queues = snapshot === null ? null : withStatistics(snapshot, figures)
  const flow = overview === null ? null : flowOf(overview)
  const after = <T>(source: AttentionSource, reading: Promise<Looked<T>>) =>
    sources.look(source, reading, patienceAfter)
  const [alarms, deadLetterTargets, progress, behind, unroutablePublishers, unusedPolicies] =
    await Promise.all([
      nodes !== null && !lacksAlarms(nodes) ? null : after('alarms', readAlarms(login)),
      queues === null ? null : after('deadLetters', readDeadLetterTargets(login, queues, rules)),
      after('progress', readProgress(login, queues, channels)),
      queues === null || broker === null ? null : after('members', readBehind(login, version, queues)),
      flow === null ? null : after('unroutable', readUnroutablePublishers(asker, flow)),
      snapshot === null || queues === null || (own === null && operator === null)
        ? null
        : after(
            'policyPatterns',
            // Which operator policy a queue has only statistics tell.
            readUnusedPolicies(login, {
              queues: { ...snapshot, rows: queues },
              exchanges,
              own,
              operator: figures === null ? null : operator,
            }),
          ),
    ])
  return {
    version,
    nodes,
    alarms,
    vhosts: known.vhosts,
    queues,
    policies: own,
    operatorPolicies: operator,
    unusedPolicies,
    channels,
    unroutablePublishers,
    connections: known.connections,
    flow,
    deadLetterTargets,
    certificates: known.certificates,
    deprecated: known.deprecated,
    quietQueues: progress?.quietQueues ?? new Map(),
    heldChannels: progress?.heldChannels ?? new Map(),
    behind: behind ?? new Map(),
  }
}

const flowOf = ({ churn, objects, unroutable, statisticsQueue }: OverviewFigures): Flow => ({
  ...unroutable,
  connectionsOpened: churn.connectionsOpened,
  channelsOpened: churn.channelsOpened,
  connections: objects.connections,
  channels: objects.channels,
  statisticsQueue,
})

interface Found {
  findings: Finding[]
  /** What was looked up for them. */
  seen: Attention['sources']
}
const found = z.custom<Found>()

/**
 * Rules over ten thousand queues take a tenth of a second, in which this process does nothing else: as long as what is known is
 * the same, all tabs of a user share what they found, for a few seconds at most.
 */
async function findAll({ asker, known, sources }: { asker: Asker; known: Known; sources: Sources }) {
  const load = async () => {
    const later = new Sources()
    const facts = await readFacts(asker, known, later)
    const started = performance.now()
    const findings = findingsOf(facts)
    const took = performance.now() - started
    return { data: { findings, seen: later.seen }, bytes: 300 * findings.length, took }
  }
  const { data } = await hub().read(asker.login.fingerprint, `attention ${sources.signature}`, found, load)
  return data
}

/** What needs attention on this broker, by rules over what the hub has, and what could not be looked at. */
export async function readAttention(asker: Asker, { vhost, more }: AttentionQuery): Promise<Attention> {
  const sources = new Sources()
  const known = await readKnown(asker, sources)
  const { findings: all, seen } = await findAll({ asker, known, sources })
  const findings = vhost === undefined ? all : all.filter((finding) => isWithin(finding, vhost))
  return { ...namedOf(findings, more), sources: [...sources.seen, ...seen], asOf: sources.asOf }
}
