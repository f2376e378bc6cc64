import 'server-only'
import { z } from 'zod'
import { mostOfKind, type Attention, type AttentionQuery } from '@/lib/api/attention'
import { ConsoleError } from '@/lib/api/problem'
import { findingsOf, rulesOfQueues, type Facts } from '@/lib/rabbitmq/attention/attention'
import type { Flow } from '@/lib/rabbitmq/attention/broker-findings'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { isWithin } from '@/lib/rabbitmq/attention/finding-vhost'
import { healthQuestion, type CheckResult } from '@/lib/rabbitmq/health'
import { tolerantList } from '@/lib/rabbitmq/page'
import type { Queue } from '@/lib/rabbitmq/queue'
import { listChannels } from '@/lib/server/management/channels'
import { readBroker } from '@/lib/server/management/broker'
import { read } from '@/lib/server/management/client'
import { listConnections } from '@/lib/server/management/connections'
import { readAllExchanges } from '@/lib/server/management/exchanges'
import { runHealthCheck } from '@/lib/server/management/health'
import { hub } from '@/lib/server/management/hub'
import type { BrokerLogin } from '@/lib/server/management/login'
import { listNodes } from '@/lib/server/management/nodes'
import { readFigures as readOverviewFigures } from '@/lib/server/management/overview'
import { readPolicies } from '@/lib/server/management/policies'
import type { Sample } from '@/lib/server/management/sample'
import { keyOf, readFigures, readSnapshot, type Asker } from '@/lib/server/queues/snapshot'
import { readDeadLetterTargets } from './dead-letter-targets'
import { policyMatcher } from './policy-matcher'
import { Sources } from './sources'

type OverviewFigures = Awaited<ReturnType<typeof readOverviewFigures>>['data']

const minute = 60_000
const page = { name: '', page: 1, pageSize: 100, dir: 'desc' } as const
const usedFeatures = tolerantList(z.object({ name: z.string() })).transform((list) =>
  list.rows.map((feature) => feature.name),
)

/** What the snapshot does not tell is taken from the statistics; what both tell is newer in the snapshot. */
function withFigures(queue: Queue, figures: Partial<Queue>): Queue {
  const told = Object.entries(queue).filter(([, value]) => value !== null)
  return { ...queue, ...figures, ...(Object.fromEntries(told) as Partial<Queue>) }
}

/** All queues with what statistics tell of them. */
async function readQueues(asker: Asker) {
  const snapshot = await readSnapshot(asker.login)
  const figures = await readFigures(asker, 'all', snapshot.data.rows)
  const rows = snapshot.data.rows.map((queue) => withFigures(queue, figures.data.get(keyOf(queue)) ?? {}))
  const fault = snapshot.fault ?? figures.fault
  return {
    data: rows,
    asOf: Math.min(snapshot.asOf, figures.asOf),
    ...(fault === undefined ? {} : { fault }),
  }
}

/** The nodes; what this user may not see is refused here. */
async function readNodes(asker: Asker) {
  const { nodes, asOf } = await listNodes(asker)
  if (nodes === null)
    throw new ConsoleError('refused', 'Only monitoring and administrator may see the nodes.')
  return { data: nodes, asOf }
}

/** The rows of a page as a sample. */
const rowsOf = async <T>(listed: Promise<{ rows: T[]; asOf: number }>): Promise<Sample<T[]>> => {
  const { rows, asOf } = await listed
  return { data: rows, asOf }
}

const certificates = z.custom<CheckResult>()

/** Certificates last for months: asked for once an hour. */
function readCertificates(login: BrokerLogin) {
  const load = async () => {
    const started = performance.now()
    const data = await runHealthCheck(login, 'certificate-expiration', healthQuestion.parse({}))
    return { data, bytes: 200, took: performance.now() - started }
  }
  return hub().read(login.fingerprint, 'attention certificates', certificates, load, {
    every: 60 * minute,
    stale: true,
  })
}

async function readFacts(asker: Asker, sources: Sources): Promise<Facts> {
  const { login } = asker
  const [
    broker,
    overview,
    nodes,
    queues,
    exchanges,
    own,
    operator,
    channels,
    connections,
    certificates,
    deprecated,
  ] = await Promise.all([
    sources.look('overview', readBroker(login)),
    sources.look('overview', readOverviewFigures(login)),
    sources.look('nodes', readNodes(asker)),
    sources.look('queues', readQueues(asker)),
    sources.look('exchanges', readAllExchanges(login, undefined)),
    sources.look('policies', readPolicies(login, 'policies')),
    sources.look('operatorPolicies', readPolicies(login, 'operator-policies')),
    sources.look('channels', rowsOf(listChannels(asker, { ...page, sort: 'unacked', stalled: false }))),
    sources.look('connections', rowsOf(listConnections(asker, { ...page, sort: 'state', dir: 'asc' }))),
    sources.look('certificates', readCertificates(login)),
    sources.look(
      'deprecated',
      read(login, 'deprecated-features/used', usedFeatures, { every: 5 * minute, stale: true }),
    ),
  ])
  if (overview?.statsDisabled === true) sources.hide('statistics')
  const version = broker?.version ?? '?'
  const rules = rulesOfQueues({ version, policies: own, operatorPolicies: operator })
  const deadLetterTargets =
    queues === null ? null : await sources.look('deadLetters', readDeadLetterTargets(login, queues, rules))
  return {
    version,
    nodes,
    queues,
    exchanges: exchanges?.rows ?? null,
    policies: own,
    operatorPolicies: operator,
    channels,
    connections,
    flow: overview === null ? null : flowOf(overview),
    deadLetterTargets,
    certificates,
    deprecated,
    matcher: policyMatcher((queues?.length ?? 0) + (exchanges?.rows.length ?? 0)),
  }
}

const flowOf = ({ churn, objects, unroutable }: OverviewFigures): Flow => ({
  ...unroutable,
  connectionsOpened: churn.connectionsOpened,
  channelsOpened: churn.channelsOpened,
  connections: objects.connections,
  channels: objects.channels,
})

/** As many of each kind as anybody reads. */
function bounded(findings: readonly Finding[]): Pick<Attention, 'findings' | 'counts'> {
  const counts: Record<string, number> = {}
  const shown = findings.filter(({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1
    return counts[kind] <= mostOfKind
  })
  return { findings: shown, counts }
}

/** What needs attention on this broker, by rules over what the hub has, and what could not be looked at. */
export async function readAttention(asker: Asker, { vhost }: AttentionQuery): Promise<Attention> {
  const sources = new Sources()
  const all = findingsOf(await readFacts(asker, sources))
  const findings = vhost === undefined ? all : all.filter((finding) => isWithin(finding, vhost))
  return { ...bounded(findings), sources: sources.seen, asOf: sources.asOf }
}
