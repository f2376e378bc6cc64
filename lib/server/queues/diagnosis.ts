import 'server-only'
import type { Diagnosis } from '@/lib/api/diagnosis'
import { rulesOfQueues } from '@/lib/rabbitmq/attention/attention'
import { diagnose } from '@/lib/rabbitmq/attention/stuck'
import { lacksAlarms } from '@/lib/rabbitmq/count-alarms'
import { keepsRates } from '@/lib/rabbitmq/keeps-rates'
import type { Named } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { readAlarms } from '@/lib/server/management/alarms'
import { readBroker } from '@/lib/server/management/broker'
import { readChannelDetails } from '@/lib/server/management/channel'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { Asker } from '@/lib/server/management/login'
import { listNodes } from '@/lib/server/management/nodes'
import { inTime, patienceAfter } from '@/lib/server/management/parts'
import { readPolicies } from '@/lib/server/management/policies'
import { readQuiet } from '@/lib/server/management/quiet'
import { readQueue } from '@/lib/server/management/queues'
import type { Sample } from '@/lib/server/management/sample'

/** So many channels are asked what they hold. */
export const mostChannels = 30

type Aged = Pick<Sample<unknown>, 'asOf' | 'fault'>
type Missing = Diagnosis['notSeen'][number]

/**
 * Reads that may fail or hang one by one: what is missing is noted. An older sample that could not be read anew is missing, too:
 * an alarm that was over long ago would be the reason. A login that does not hold ends everything.
 */
class Parts {
  readonly missing: Missing[] = []

  async orNull<T extends Aged>(part: Missing, work: Promise<T>, ms?: number): Promise<T | null> {
    try {
      const read = await inTime(work, ms)
      if (read !== null && read.fault === undefined) return read
      this.missing.push(part)
      return null
    } catch (error) {
      throwIfFatal(error)
      this.missing.push(part)
      return null
    }
  }
}

/** Whether it may be stuck by its last rates: then it counts for how long they have been so. */
const seemsStill = ({ type, total, deliverGetRate, ackRate }: Queue): boolean =>
  type !== 'stream' &&
  (total ?? 0) > 0 &&
  (deliverGetRate ?? ackRate) !== null &&
  (deliverGetRate ?? 0) + (ackRate ?? 0) === 0

async function readNodes(asker: Asker) {
  const { nodes, asOf, faults } = await listNodes(asker)
  const [fault] = faults
  return { nodes, asOf, ...(fault === undefined ? {} : { fault }) }
}

/**
 * The nodes, and the alarms of the cluster where they do not tell theirs, could not be read anew or this user may not see them.
 */
async function readAlarming(asker: Asker, parts: Parts) {
  // What the nodes do not tell is no part that is missing, as long as the alarms are told.
  const told = await new Parts().orNull('nodes', readNodes(asker))
  const nodes = told?.nodes ?? null
  if (nodes !== null && !lacksAlarms(nodes)) return { nodes, alarms: null, asOf: told?.asOf }
  const alarms = await parts.orNull('nodes', readAlarms(asker.login), patienceAfter)
  return { nodes, alarms: alarms?.data ?? null, asOf: alarms?.asOf }
}

/** Whether a queue moves, by what it, its consumers' channels, its policies and the nodes tell. */
export async function readDiagnosis(asker: Asker, named: Named): Promise<Diagnosis> {
  const { login } = asker
  const { vhost } = named
  const { queue, consumers, bindingCount, asOf } = await readQueue(login, named)
  const names = [...new Set((consumers ?? []).flatMap(({ channel }) => (channel === null ? [] : [channel])))]
  const parts = new Parts()
  // The merged policy is in the queue's own reply for every user: policies need not be read then.
  const isRuled = queue.effectivePolicy !== null
  const isStill = seemsStill(queue)
  const [broker, own, operator, alarming, still, channels] = await Promise.all([
    parts.orNull('overview', readBroker(login)),
    isRuled ? null : parts.orNull('policies', readPolicies(login, 'policies', { vhost })),
    isRuled ? null : parts.orNull('operatorPolicies', readPolicies(login, 'operator-policies', { vhost })),
    readAlarming(asker, parts),
    isStill ? parts.orNull('samples', readQuiet(login, named)) : null,
    Promise.all(
      names.slice(0, mostChannels).map((name) => parts.orNull('channels', readChannelDetails(login, name))),
    ),
  ])
  if (consumers === null) parts.missing.push('consumers')
  if (bindingCount === null) parts.missing.push('bindings')
  const known = channels.flatMap((channel) => (channel === null ? [] : [channel.data]))
  const rules = rulesOfQueues({
    version: broker?.data.version ?? '?',
    policies: own?.data ?? null,
    operatorPolicies: operator?.data ?? null,
  })
  return {
    ...diagnose({
      queue,
      rules: rules(queue),
      consumers,
      channels: known,
      nodes: alarming.nodes,
      alarms: alarming.alarms,
      bindings: bindingCount,
      // Where even that is not known, an idle queue cannot be told from one without rates.
      keepsRates: keepsRates(broker?.data.statistics ?? null),
      // Null is an answer here: nothing was ever delivered or acked.
      quiet: isStill && still === null ? 'unknown' : (still?.data ?? null),
    }),
    quiet: still?.data ?? null,
    unacked: queue.unacked,
    deliverGetRate: queue.deliverGetRate,
    ackRate: queue.ackRate,
    unknownChannels: names.length - known.length,
    notSeen: [...new Set(parts.missing)].filter((part) => part !== 'channels'),
    // Policies change by hand, and are read more seldom: they make nothing of this old.
    asOf: Math.min(asOf, ...[alarming, still, ...channels].flatMap((part) => part?.asOf ?? [])),
  }
}
