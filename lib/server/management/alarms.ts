import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { brokerAlarms, type Alarm } from '@/lib/rabbitmq/alarms'
import { hub } from './hub'
import type { BrokerLogin } from './login'
import type { Sample } from './sample'
import { send } from './transport'

/** The alarms of the whole cluster by its health check, which every user of the management API may ask. */
export function readAlarms(login: BrokerLogin): Promise<Sample<Alarm[]>> {
  const load = async () => {
    // 503 is its answer where there are any.
    const { json, bytes, took } = await send(login, 'GET', 'health/checks/alarms', { answers: [503] })
    const parsed = brokerAlarms.safeParse(json)
    if (!parsed.success) throw new ConsoleError('broker_unexpected', 'The health check of alarms names none.')
    return { data: parsed.data, bytes, took }
  }
  return hub().read(login.fingerprint, 'health/checks/alarms', brokerAlarms, load, { stale: true })
}
