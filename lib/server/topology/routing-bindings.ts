import 'server-only'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import { destinationTypes } from '@/lib/rabbitmq/binding'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { patternOf } from '@/lib/rabbitmq/routing/management-value'
import type { RoutingBinding } from '@/lib/rabbitmq/routing/topology'
import { parsed } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import { send } from '@/lib/server/management/transport'
import { processWide } from '@/lib/server/process-wide'
import { readExactJson, type ExactJson } from './exact-arguments'

interface Bindings {
  bindings: RoutingBinding[]
  /** Rows beside them that are not understood. */
  unreadable: number
}

interface Read extends Bindings {
  bytes: number
}

interface Known extends Read {
  etag: string
}

const deadline = 30_000
/** Virtual hosts whose definitions are kept for the case that nothing has changed. */
const mostKnown = 16
const kept = () => processWide('topology.definitions', () => new Map<string, Known>())

const row = z.object({
  source: z.string(),
  destination: z.string(),
  destination_type: z.enum(destinationTypes),
  routing_key: z.string(),
  arguments: z.unknown(),
})

const rows = z.array(z.unknown())
const argumentsAt = z.custom<ExactJson['argumentsAt']>((value) => typeof value === 'function')
const exactBindings = z.object({ json: rows, argumentsAt })
const exactDefinitions = z.object({ json: z.object({ bindings: rows }), argumentsAt })

function bindingsOf(
  items: readonly unknown[],
  { argumentsAt: exact }: Pick<ExactJson, 'argumentsAt'>,
): Bindings {
  const bindings: RoutingBinding[] = []
  let unreadable = 0
  for (const item of items) {
    const { success, data } = row.safeParse(item)
    if (!success) {
      unreadable += 1
      continue
    }
    // The default exchange's own are implied.
    if (data.source === '') continue
    bindings.push({
      source: data.source,
      destination: data.destination,
      destinationType: data.destination_type,
      key: data.routing_key,
      arguments: exact(data.arguments).map(([name, value]) => ({ name, value: patternOf(value) })),
    })
  }
  return { bindings, unreadable }
}

/** From 4.3.5 definitions have an ETag: 4 ms where nothing changed. On 3.10 they are the slower ones. */
export const hasConditionalDefinitions = (version: string): boolean => {
  const patch = Number(/^\d+\.\d+\.(\d+)/.exec(version)?.[1] ?? 0)
  return isAtLeast(version, 4, 4) || (isAtLeast(version, 4, 3) && patch >= 5)
}

/** 4.3.6 cannot tell the definitions of a virtual host whose name goes beyond ASCII: it answers 500, and logs a crash each time. */
const hasPlainName = (vhost: string): boolean => /^[\x20-\x7e]*$/.test(vhost)

/** All bindings of a virtual host with exact arguments, from definitions where this user may read them and they are cheaper. */
export async function readRoutingBindings(
  login: BrokerLogin,
  vhost: string,
  from: { isAdministrator: boolean; version: string },
): Promise<Read> {
  if (from.isAdministrator && hasConditionalDefinitions(from.version) && hasPlainName(vhost)) {
    try {
      return await readDefinitions(login, vhost)
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code !== 'refused') throw error
    }
  }
  const path = managementPath`bindings/${vhost}`
  const reply = await send(login, 'GET', path, { deadline, parse: readExactJson })
  const exact = parsed(exactBindings, reply.json, path)
  return { ...bindingsOf(exact.json, exact), bytes: reply.bytes }
}

async function readDefinitions(login: BrokerLogin, vhost: string): Promise<Read> {
  const key = `${login.fingerprint} ${vhost}`
  const known = kept().get(key)
  const path = managementPath`definitions/${vhost}`
  const reply = await send(login, 'GET', path, {
    deadline,
    parse: readExactJson,
    answers: [304],
    ...(known === undefined ? {} : { headers: { 'if-none-match': known.etag } }),
  })
  kept().delete(key)
  if (reply.status === 304 && known !== undefined) {
    kept().set(key, known)
    return known
  }
  const exact = parsed(exactDefinitions, reply.json, path)
  const read = { ...bindingsOf(exact.json.bindings, exact), bytes: reply.bytes }
  if (reply.etag !== null) kept().set(key, { ...read, etag: reply.etag })
  for (const oldest of kept().keys()) {
    if (kept().size <= mostKnown) break
    kept().delete(oldest)
  }
  return read
}
