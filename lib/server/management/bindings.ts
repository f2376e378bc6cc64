import 'server-only'
import { z } from 'zod'
import type {
  BindingsPage,
  createBindingBody,
  deleteBindingBody,
  ListBindingsQuery,
} from '@/lib/api/bindings'
import { ConsoleError } from '@/lib/api/problem'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import { argumentsObject } from '@/lib/rabbitmq/arguments'
import { brokerBindings, type Binding, type BindingEnds, type DestinationType } from '@/lib/rabbitmq/binding'
import type { Named } from '@/lib/rabbitmq/object-key'
import { read, readIfThere, write, type About } from './client'
import type { BrokerLogin } from './login'
import { pageOfRows } from './pages'
import { managementPath } from './path'
import type { Sample } from './sample'

/** All bindings, of one virtual host or of all. The broker does not page them, whatever its reference says. */
export const readAllBindings = (
  login: BrokerLogin,
  vhost?: string,
  older: { stale?: boolean } = {},
): Promise<Sample<{ rows: Binding[]; unreadable: number }>> =>
  vhost === undefined
    ? read(login, 'bindings', brokerBindings, { costly: true, ...older })
    : read(login, managementPath`bindings/${vhost}`, brokerBindings, {
        about: { vhost },
        costly: true,
        ...older,
      })

type Bindings = Sample<{ rows: Binding[]; unreadable: number }>

/** The bindings from one exchange and to it, which cost less than those of the whole virtual host. */
export async function readExchangeBindings(
  login: BrokerLogin,
  { vhost, name }: Named,
  older: { stale?: boolean; fresh?: boolean } = {},
): Promise<{ from: Bindings; to: Bindings }> {
  const ends = async (end: 'source' | 'destination'): Promise<Bindings> => {
    // The default exchange is bound to every queue by its name and cannot be bound otherwise.
    if (name === '') return { data: { rows: [], unreadable: 0 }, asOf: Date.now() }
    const path = `${managementPath`exchanges/${vhost}/${name}`}/bindings/${end}`
    return read(login, path, brokerBindings, {
      about: { vhost, object: `exchange "${name}"` },
      costly: true,
      ...older,
    })
  }
  const [from, to] = await Promise.all([ends('source'), ends('destination')])
  return { from, to }
}

/** The bindings to one queue, the default exchange's included. */
export const readQueueBindings = (
  login: BrokerLogin,
  { vhost, name }: Named,
  older: { stale?: boolean } = {},
): Promise<Bindings> =>
  read(login, `${managementPath`queues/${vhost}/${name}`}/bindings`, brokerBindings, {
    about: { vhost, object: `queue "${name}"` },
    costly: true,
    ...older,
  })

/** Both as one, as old as the older of them. */
const joined = (a: Bindings, b: Bindings): Bindings => ({
  data: { rows: [...a.data.rows, ...b.data.rows], unreadable: a.data.unreadable + b.data.unreadable },
  asOf: Math.min(a.asOf, b.asOf),
  ...(a.fault === undefined ? (b.fault === undefined ? {} : { fault: b.fault }) : { fault: a.fault }),
})

/** The least that has to be read for what is asked. */
async function readAsked(
  login: BrokerLogin,
  { vhost, exchange, direction, queue }: ListBindingsQuery,
): Promise<Bindings> {
  const stale = { stale: true }
  if (exchange === undefined && queue === undefined) return readAllBindings(login, vhost, stale)
  if (vhost === undefined) {
    throw new ConsoleError('invalid_input', 'vhost: Missing.', {
      errors: [{ pointer: '/vhost', message: 'Missing' }],
    })
  }
  if (exchange === undefined) return readQueueBindings(login, { vhost, name: queue ?? '' }, stale)
  const ends = await readExchangeBindings(login, { vhost, name: exchange }, stale)
  return direction === undefined ? joined(ends.from, ends.to) : ends[direction]
}

const textsOf = (binding: Binding): string[] => [
  binding.source,
  binding.destination,
  binding.bindingKey,
  ...binding.arguments.map(({ name, value }) => `${name}: ${argumentText(value)}`),
]

/** One page of bindings, filtered, sorted and paged here. */
export async function listBindings(login: BrokerLogin, query: ListBindingsQuery): Promise<BindingsPage> {
  const asked = await readAsked(login, query)
  const { rows, unreadable } = asked.data
  const all = query.withoutDefault
    ? { ...asked, data: { rows: rows.filter((binding) => binding.source !== ''), unreadable } }
    : asked
  const parts = (['source', 'destination', 'bindingKey'] as const).flatMap((field) => {
    const wanted = query[field].toLowerCase()
    return wanted === '' ? [] : [(binding: Binding) => binding[field].toLowerCase().includes(wanted)]
  })
  return pageOfRows(all, query, {
    texts: textsOf,
    ...(parts.length === 0 ? {} : { keep: (binding) => parts.every((holds) => holds(binding)) }),
  })
}

const path = (vhost: string, { source, destination, destinationType }: BindingEnds) =>
  managementPath`bindings/${vhost}/e/${source}/${destinationType === 'queue' ? 'q' : 'e'}/${destination}`

const about = (vhost: string, { source, destination, destinationType }: BindingEnds): About => ({
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
  { source, destination, destinationType }: BindingEnds,
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
