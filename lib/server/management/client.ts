import 'server-only'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import type { BrokerLogin } from './login'
import { managementPath } from './path'
import { isMuteRefusal } from './reply'
import type { Sample } from './sample'
import { hub } from './hub'
import { laneOf, type LaneName } from './lanes'
import { send, type Sent } from './transport'

/** What a request is about, so that a refusal can say more than the broker's "Access refused." or "Not Found". */
export interface About {
  vhost?: string
  /** `queue "orders"` */
  object?: string
  /** `configure permission on queue "orders"` */
  needs?: string
}

interface ReadOptions {
  query?: Sent['query']
  about?: About
  /** Reads of everything, for lists that the broker does not page: the longer they take, the more seldom. */
  costly?: boolean
  /** The shortest time in ms from one read to the next. */
  every?: number
  /** An older sample will do where there is no newer one to be had: for those who pass its age and fault on. */
  stale?: boolean
  /** Whoever has an older sample waits so many ms for a newer one, instead of 2 s. */
  patience?: number
  /** Remember not_found for a minute, as a refusal is: for endpoints that only some versions have. */
  absence?: boolean
  /** Completions of rows, and what rules look up: each waits for others of its kind. */
  lane?: LaneName
  /** Past the cache, for checks that must see now. */
  fresh?: boolean
}

const anything = z.unknown()

/** An answer as its schema has it. Anything else is no answer of RabbitMQ's. */
export function parsed<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const [first] = result.error.issues
  throw new ConsoleError(
    'broker_unexpected',
    `GET ${path}: the answer does not look like RabbitMQ's (${first?.path.join('.')}: ${first?.message}).`,
    { cause: result.error },
  )
}

/**
 * GET and check. Identical reads of one login are one read (see Hub): what differs in path, query or schema is not
 * identical. So the schema is a constant of its module; one made for each read would share with nothing. `asOf` tells when
 * it was read.
 */
export async function read<T>(
  login: BrokerLogin,
  path: string,
  schema: z.ZodType<T>,
  options: ReadOptions = {},
): Promise<Sample<T>> {
  const { query, costly = false, every, stale = false, absence = false, patience } = options
  const lane = costly ? 'costly' : options.lane
  const sent: Sent = {
    ...(query === undefined ? {} : { query }),
    // A row is a kilobyte: packing it costs more than it saves.
    ...(lane === 'rows' ? { headers: { 'accept-encoding': 'identity' } } : {}),
  }
  const ask = (deadline?: number) =>
    send(login, 'GET', path, deadline === undefined ? sent : { ...sent, deadline })
  // queues, bindings, connections…, whichever of them.
  const [kind = path] = path.split('/')
  const load = async () => {
    const reply = await (lane === undefined ? ask() : laneOf(login.broker.id, lane).run(kind, ask))
    return { data: parsed(schema, reply.json, path), bytes: reply.bytes, took: reply.took }
  }
  try {
    if (options.fresh) return { data: (await load()).data, asOf: Date.now() }
    const key = `${path} ${JSON.stringify(query ?? {})}`
    return await hub().read(login.fingerprint, key, schema, load, {
      costly,
      stale,
      absence,
      ...(every === undefined ? {} : { every }),
      ...(patience === undefined ? {} : { patience }),
    })
  } catch (error) {
    throw await explained(login, error, options.about)
  }
}

/** What is there now, past the cache; null when nothing is. */
export async function readIfThere<T>(
  login: BrokerLogin,
  path: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  try {
    return (await read(login, path, schema, { fresh: true })).data
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'not_found') return null
    throw error
  }
}

/** PUT, POST or DELETE. What this login has read before counts no more. */
export async function write(
  login: BrokerLogin,
  method: 'PUT' | 'POST' | 'DELETE',
  path: string,
  sent: Sent = {},
  about: About = {},
): Promise<void> {
  try {
    await send(login, method, path, sent)
  } catch (error) {
    if (isMuteRefusal(error, decodeURIComponent(path) + JSON.stringify(sent.body ?? ''))) {
      throw new ConsoleError(
        'precondition',
        'The broker refused it and could not say why: this version fails to word a refusal that names something beyond ASCII.',
        { cause: error.cause },
      )
    }
    throw await explained(login, error, about)
  } finally {
    hub().forget(login.fingerprint)
  }
}

/** amq.direct is always there and cannot be deleted: who may not see it may not enter the virtual host. */
const doorOf = (vhost: string) => managementPath`exchanges/${vhost}/amq.direct`
const doorQuery = { columns: 'name' }

/** True when this user may enter the virtual host now. */
const mayEnterNow = (login: BrokerLogin, vhost: string): Promise<boolean> =>
  isAnswered(send(login, 'GET', doorOf(vhost), { query: doorQuery }))

/** Apart from what `checkVhost` reads of the same path, which is asked more often. */
const door = z.unknown()
/** A hair less than the minute after which a tab asks again. */
const doorPeriod = 55_000

/** The same as of the last minute, for those who ask again and again about many of them: all tabs of a user ask once. */
export const mayEnter = (login: BrokerLogin, vhost: string): Promise<boolean> =>
  isAnswered(read(login, doorOf(vhost), door, { query: doorQuery, every: doorPeriod, absence: true }))

async function isAnswered(reading: Promise<unknown>): Promise<boolean> {
  try {
    await reading
    return true
  } catch (error) {
    if (error instanceof ConsoleError && (error.code === 'refused' || error.code === 'not_found'))
      return false
    throw error
  }
}

/** Throws when this user may not enter the virtual host. */
export const checkVhost = async (login: BrokerLogin, vhost: string): Promise<void> => {
  await read(login, doorOf(vhost), anything, { query: doorQuery, about: { vhost } })
}

const closed = (vhost: string, cause: unknown) =>
  new ConsoleError(
    'refused',
    `Virtual host "${vhost}" cannot be entered: it does not exist, or this user has no permissions in it.`,
    { cause },
  )

/**
 * A virtual host without permissions answers 401 up to 4.0 and 404 on 4.3, and a missing one always 404; a missing object
 * in it answers 404 as well. One probe tells them apart.
 */
async function explained(login: BrokerLogin, error: unknown, about: About = {}): Promise<unknown> {
  if (!(error instanceof ConsoleError)) return error
  if (error.code !== 'refused' && error.code !== 'not_found') return error
  const known = explanations.get(error) ?? new Map<string, Promise<ConsoleError>>()
  explanations.set(error, known)
  const key = JSON.stringify(about)
  const explanation = known.get(key) ?? explain(login, error, about)
  known.set(key, explanation)
  return explanation
}

/** A refusal that the hub remembers is the same error each time: its probe tells all who hear it. */
const explanations = new WeakMap<ConsoleError, Map<string, Promise<ConsoleError>>>()

async function explain(login: BrokerLogin, error: ConsoleError, about: About): Promise<ConsoleError> {
  const { vhost, object, needs } = about
  const cause = error.cause
  if (vhost !== undefined && !(await mayEnterNow(login, vhost).catch(() => true))) return closed(vhost, cause)
  // "no exchange 'x' in vhost '/'" says it all; "Not Found" says nothing.
  if (error.code === 'not_found' && object !== undefined && /^Not Found$/i.test(error.message)) {
    return new ConsoleError(
      'not_found',
      vhost === undefined ? `There is no ${object}.` : `There is no ${object} in virtual host "${vhost}".`,
      { cause },
    )
  }
  if (error.code === 'refused' && needs !== undefined) {
    return new ConsoleError('refused', `${error.message} This needs ${needs}.`, { cause })
  }
  return error
}
