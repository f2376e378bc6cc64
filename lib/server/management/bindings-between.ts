import 'server-only'
import { brokerBindings, type Binding, type DestinationType } from '@/lib/rabbitmq/binding'
import { read } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'

/** The bindings from one exchange to one queue or exchange, with the broker's handles; none when an end is not there. */
export async function listBindingsBetween(
  login: BrokerLogin,
  vhost: string,
  ends: { source: string; destination: string; destinationType: DestinationType },
): Promise<{ rows: Binding[]; asOf: number }> {
  const to = ends.destinationType === 'queue' ? 'q' : 'e'
  const path = `${managementPath`bindings/${vhost}/e/${ends.source}`}/${to}/${managementPath`${ends.destination}`}`
  const { data, asOf } = await read(login, path, brokerBindings, { about: { vhost } })
  return { rows: data.rows, asOf }
}
