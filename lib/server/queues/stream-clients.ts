import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { StreamClientsAnswer } from '@/lib/api/stream-clients'
import type { Named } from '@/lib/rabbitmq/object-key'
import {
  behind,
  brokerStreamConsumers,
  brokerStreamPublishers,
  brokerStreamTracking,
  newestOffset,
} from '@/lib/rabbitmq/stream-clients'
import { isMonitor } from '@/lib/rabbitmq/user'
import { read } from '@/lib/server/management/client'
import type { Asker } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { managementPath } from '@/lib/server/management/path'
import { readQueue } from '@/lib/server/management/queues'

const lacks = (faults: readonly Fault[], code: Fault['code']) => faults.some((fault) => fault.code === code)

/** What the plugin rabbitmq_stream_management knows of one stream. Whoever may see the queue sees its own part of it. */
export async function readStreamClients({ login, tags }: Asker, named: Named): Promise<StreamClientsAnswer> {
  const { vhost, name } = named
  const scope = isMonitor(tags) ? 'all' : 'own'
  const { queue, asOf } = await readQueue(login, named)
  const nothing = { plugin: null, consumers: null, publishers: null, offsets: null, newest: null }
  if (queue.type !== 'stream') return { ...nothing, scope, faults: [], asOf }

  const about = { vhost, object: `queue "${name}"` }
  const reads = { about, absence: true }
  const [consuming, publishing, tracking] = await Promise.all([
    // Those of the whole virtual host: the broker has no list by stream.
    readPart(
      'streamConsumers',
      read(login, managementPath`stream/consumers/${vhost}`, brokerStreamConsumers, {
        ...reads,
        costly: true,
      }),
    ),
    readPart(
      'streamPublishers',
      read(login, managementPath`stream/publishers/${vhost}/${name}`, brokerStreamPublishers, reads),
    ),
    readPart(
      'storedOffsets',
      read(login, managementPath`stream/${vhost}/${name}/tracking`, brokerStreamTracking, {
        ...reads,
        about: { ...about, needs: `read permission on queue "${name}"` },
      }),
    ),
  ])
  if (lacks(consuming.faults, 'not_found')) return { ...nothing, plugin: false, scope, faults: [], asOf }

  const consumers =
    consuming.sample?.data.rows.flatMap(({ queue: stream, ...consumer }) =>
      stream === name ? [consumer] : [],
    ) ?? null
  // Without statistics 4.x has an empty list of publishers, whoever publishes.
  const isMute = lacks(consuming.faults, 'no_statistics')
  const publishers = isMute ? null : (publishing.sample?.data.rows ?? null)
  const publisherFaults = isMute
    ? consuming.faults.map((fault) => ({ ...fault, part: 'streamPublishers' }))
    : publishing.faults
  const newest = newestOffset(queue, consumers ?? [])
  return {
    plugin: consuming.sample !== null || publishing.sample !== null || tracking.sample !== null ? true : null,
    consumers,
    publishers,
    offsets:
      tracking.sample?.data.offsets.map((stored) => ({ ...stored, behind: behind(stored.offset, newest) })) ??
      null,
    newest,
    scope,
    // Before 3.13 there are no stored offsets to be read.
    faults: [
      ...consuming.faults,
      ...publisherFaults,
      ...tracking.faults.filter(({ code }) => code !== 'not_found'),
    ],
    asOf: Math.min(
      ...[consuming, publishing, tracking].map(({ sample }) => sample?.asOf ?? Number.POSITIVE_INFINITY),
      Date.now(),
    ),
  }
}
