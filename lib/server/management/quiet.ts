import 'server-only'
import { quietRange, quietSeconds } from '@/lib/rabbitmq/attention/quiet'
import type { Named } from '@/lib/rabbitmq/object-key'
import { brokerQueueSamples } from '@/lib/rabbitmq/queue-samples'
import { sampleQuery } from '@/lib/rabbitmq/samples'
import { read } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'
import type { Sample } from './sample'

const query = { ...sampleQuery(quietRange), columns: 'message_stats' }

/**
 * For how many seconds nothing was delivered from a queue or acked, as far back as a minute; null where it never was. Rates are
 * over 5 s: by them a consumer with a longer job looks like one that hangs.
 */
export async function readQuiet(
  login: BrokerLogin,
  { vhost, name }: Named,
  every?: number,
): Promise<Sample<number | null>> {
  const path = managementPath`queues/${vhost}/${name}`
  const { data, ...when } = await read(login, path, brokerQueueSamples, {
    query,
    lane: 'rules',
    stale: true,
    ...(every === undefined ? {} : { every }),
  })
  return { ...when, data: quietSeconds([data.ack, data.deliverGet], when.asOf) }
}
