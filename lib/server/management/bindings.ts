import 'server-only'
import { z } from 'zod'
import type { createBindingBody, deleteBindingBody } from '@/lib/api/bindings'
import { ConsoleError } from '@/lib/api/problem'
import type { ListQuery } from '@/lib/api/segments'
import { argumentsObject } from '@/lib/rabbitmq/arguments'
import { brokerBinding, type Binding, type DestinationType } from '@/lib/rabbitmq/binding'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read, readIfThere, write, type About } from './client'
import type { BrokerLogin } from './login'
import { pageOfRows, type Page } from './pages'
import { managementPath } from './path'
import type { Sample } from './sample'

const texts = (binding: Binding) => [binding.source, binding.destination, binding.bindingKey]

/** All bindings, of one virtual host or of all. The broker does not page them, whatever its reference says. */
export const readAllBindings = (
  login: BrokerLogin,
  vhost?: string,
  older: { stale?: boolean } = {},
): Promise<Sample<{ rows: Binding[]; unreadable: number }>> =>
  vhost === undefined
    ? read(login, 'bindings', tolerantList(brokerBinding), { costly: true, ...older })
    : read(login, managementPath`bindings/${vhost}`, tolerantList(brokerBinding), {
        about: { vhost },
        costly: true,
        ...older,
      })

/** One page of bindings, paged and filtered here. */
export const listBindings = async (login: BrokerLogin, query: ListQuery): Promise<Page<Binding>> =>
  pageOfRows(await readAllBindings(login, query.vhost, { stale: true }), query, texts)

interface Ends {
  source: string
  destination: string
  destinationType: DestinationType
}

const path = (vhost: string, { source, destination, destinationType }: Ends) =>
  managementPath`bindings/${vhost}/e/${source}/${destinationType === 'queue' ? 'q' : 'e'}/${destination}`

const about = (vhost: string, { source, destination, destinationType }: Ends): About => ({
  vhost,
  object: `binding from "${source}" to ${destinationType} "${destination}"`,
  needs: `read permission on exchange "${source}" and write permission on ${destinationType} "${destination}"`,
})

/** Binds a queue or exchange. An equal binding that is there already is fine. */
export async function createBinding(
  login: BrokerLogin,
  vhost: string,
  binding: z.output<typeof createBindingBody>,
): Promise<void> {
  const body = { routing_key: binding.bindingKey, arguments: argumentsObject(binding.arguments) }
  try {
    await write(login, 'POST', path(vhost, binding), { body }, about(vhost, binding))
  } catch (error) {
    throw (await missingEnd(login, vhost, binding, error)) ?? error
  }
}

/** Which end of a binding is not there, where the broker could not say it. */
async function missingEnd(
  login: BrokerLogin,
  vhost: string,
  { source, destination, destinationType }: Ends,
  error: unknown,
): Promise<ConsoleError | null> {
  if (!(error instanceof ConsoleError) || error.code !== 'precondition') return null
  const isThere = async (type: DestinationType, name: string) =>
    (await readIfThere(
      login,
      type === 'queue' ? managementPath`queues/${vhost}/${name}` : managementPath`exchanges/${vhost}/${name}`,
      z.unknown(),
    )) !== null
  const missing = (object: string, pointer: string) =>
    new ConsoleError('not_found', `There is no ${object} in virtual host "${vhost}".`, {
      cause: error.cause,
      errors: [{ pointer, message: 'Not there' }],
    })
  if (!(await isThere('exchange', source))) return missing(`exchange "${source}"`, '/source')
  if (await isThere(destinationType, destination)) return null
  return missing(`${destinationType} "${destination}"`, '/destination')
}

/** Removes one binding, by the handle that the broker gave it. */
export const deleteBinding = (
  login: BrokerLogin,
  vhost: string,
  binding: z.output<typeof deleteBindingBody>,
): Promise<void> =>
  // The handle is itself percent-encoded; it is one more name in this path.
  write(
    login,
    'DELETE',
    `${path(vhost, binding)}${managementPath`/${binding.propertiesKey}`}`,
    {},
    about(vhost, binding),
  )
