import 'server-only'
import { brokerAlarms, type Alarm } from '@/lib/rabbitmq/alarms'
import { parsed } from './client'
import { hub } from './hub'
import type { BrokerLogin } from './login'
import type { Sample } from './sample'
import { send } from './transport'

const path = 'health/checks/alarms'

/** The alarms of the whole cluster by its health check, which every user of the management API may ask. */
export function readAlarms(login: BrokerLogin): Promise<Sample<Alarm[]>> {
  const load = async () => {
    // 503 is its answer where there are any.
    const { json, bytes, took } = await send(login, 'GET', path, { answers: [503] })
    return { data: parsed(brokerAlarms, json, path), bytes, took }
  }
  return hub().read(login.fingerprint, path, brokerAlarms, load, { stale: true })
}
