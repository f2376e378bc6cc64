import 'server-only'
import type { z } from 'zod'
import type { Fault } from '@/lib/api/fault'
import type { declareExchangeBody, ExchangeAnswer, ListExchangesQuery } from '@/lib/api/exchanges'
import type { ExchangeSamples } from '@/lib/api/samples'
import { alternateOf } from '@/lib/rabbitmq/alternate'
import { argumentPairs, argumentsObject } from '@/lib/rabbitmq/arguments'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import { brokerExchange, type Exchange } from '@/lib/rabbitmq/exchange'
import { brokerExchangeDetails } from '@/lib/rabbitmq/exchange-details'
import { brokerExchangeSamples } from '@/lib/rabbitmq/exchange-samples'
import type { Named } from '@/lib/rabbitmq/object-key'
import { pageOrList, tolerantList } from '@/lib/rabbitmq/page'
import { rangeWithin, sampleQuery } from '@/lib/rabbitmq/samples'
import { readExchangeBindings } from './bindings'
import { read, readIfThere, write, type About } from './client'
import { declareRefusal, type Declared } from './declare-refusal'
import type { BrokerLogin } from './login'
import { readFigures } from './overview'
import { isMatched, pageOfRows, readPage, type Page } from './pages'
import { readPart } from './parts'
import { managementPath } from './path'
import { readPolicies } from './policies'
import type { Sample } from './sample'
import { rateTimeline } from './timeline'

const allExchanges = tolerantList(brokerExchange)
const pagedExchanges = pageOrList(brokerExchange)

/** So many are named before it is deleted; all of them are in the list of bindings. */
const namedBindings = 10

const about = ({ vhost, name }: Named, needs?: string): About => ({
  vhost,
  object: `exchange "${name}"`,
  ...(needs === undefined ? {} : { needs: `${needs} permission on exchange "${name}"` }),
})

const texts = (exchange: Exchange) => [exchange.name]

/** One page of exchanges: the broker's own as long as nothing is to be sorted or matched by an expression. */
export async function listExchanges(login: BrokerLogin, query: ListExchangesQuery): Promise<Page<Exchange>> {
  const { vhost } = query
  if (query.sort !== undefined || isMatched(query))
    return pageOfRows(await readAllExchanges(login, vhost, { stale: true }), query, { texts })
  const path = vhost === undefined ? 'exchanges' : managementPath`exchanges/${vhost}`
  return readPage(login, path, pagedExchanges, query, {
    texts,
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
}

/** All exchanges, of one virtual host or of all. */
export const readAllExchanges = (
  login: BrokerLogin,
  vhost: string | undefined,
  older: { stale?: boolean } = {},
): Promise<Sample<{ rows: Exchange[]; unreadable: number }>> =>
  vhost === undefined
    ? read(login, 'exchanges', allExchanges, { costly: true, ...older })
    : read(login, managementPath`exchanges/${vhost}`, allExchanges, {
        about: { vhost },
        costly: true,
        ...older,
      })

/** One exchange, how many bindings it has, and the first of them. */
export async function readExchange(login: BrokerLogin, named: Named): Promise<ExchangeAnswer> {
  const path = managementPath`exchanges/${named.vhost}/${named.name}`
  const reading = read(login, path, brokerExchangeDetails, { about: about(named) })
  const [{ data: exchange, asOf }, alternate, bindings, figures] = await Promise.all([
    reading,
    reading.then(({ data }) => alternateFor(login, data)),
    readPart('bindings', readBothWays(login, named)),
    readPart('figures', readFigures(login)),
  ])
  const ends = bindings.sample?.data
  return {
    exchange,
    alternate: alternate.data,
    statistics: figures.sample?.data.statistics ?? null,
    from: ends?.from.slice(0, namedBindings) ?? [],
    to: ends?.to.slice(0, namedBindings) ?? [],
    totals: ends === undefined ? null : { from: ends.from.length, to: ends.to.length },
    faults: [...bindings.faults, ...figures.faults, ...alternate.faults],
    asOf,
  }
}

/** The bindings from an exchange and to it as one sample. */
async function readBothWays(login: BrokerLogin, named: Named) {
  const { from, to } = await readExchangeBindings(login, named, { stale: true })
  const fault = from.fault ?? to.fault
  return {
    data: { from: from.data.rows, to: to.data.rows },
    asOf: Math.min(from.asOf, to.asOf),
    ...(fault === undefined ? {} : { fault }),
  }
}

/**
 * A policy is read only where one is in force: it is a read of its own. That this user may not read policies is no fault: the
 * alternate exchange is then said to be unknown.
 */
async function alternateFor(
  login: BrokerLogin,
  exchange: Exchange,
): Promise<{ data: ExchangeAnswer['alternate']; faults: Fault[] }> {
  const { vhost, policy } = exchange
  const { sample, faults } =
    policy === null
      ? { sample: null, faults: [] }
      : await readPart('policies', readPolicies(login, 'policies', { vhost }))
  return {
    data: alternateOf(exchange, (name) => sample?.data.find((each) => each.name === name)?.definition),
    faults: faults.filter(({ code }) => code !== 'refused'),
  }
}

/** What came in and went out over a range. How long that is kept, and whether at all, may fail by itself. */
export async function readExchangeSamples(
  login: BrokerLogin,
  named: Named,
  { range }: { range: ChartRange },
): Promise<ExchangeSamples> {
  const figures = (await readPart('statistics', readFigures(login))).sample?.data ?? null
  const kept = figures?.keptOfQueues
  const within = rangeWithin(range, kept)
  const path = managementPath`exchanges/${named.vhost}/${named.name}`
  const { data, asOf } = await read(login, path, brokerExchangeSamples, {
    query: { ...sampleQuery(within), columns: 'message_stats' },
    about: about(named),
  })
  return {
    samples: rateTimeline(data, { range, read: within, kept, asOf }),
    statistics: figures?.statistics ?? null,
    asOf,
  }
}

const declared = (
  exchange: Pick<Exchange, 'type' | 'durable' | 'autoDelete' | 'internal' | 'arguments'>,
): Declared => ({
  properties: {
    type: exchange.type,
    durable: exchange.durable,
    auto_delete: exchange.autoDelete,
    internal: exchange.internal,
  },
  arguments: exchange.arguments,
})

/** Declares an exchange. One that is there already and equal is fine; one that differs is a precondition in words. */
export async function declareExchange(
  login: BrokerLogin,
  vhost: string,
  exchange: z.output<typeof declareExchangeBody>,
): Promise<void> {
  const path = managementPath`exchanges/${vhost}/${exchange.name}`
  const wanted = argumentsObject(exchange.arguments)
  const body = {
    type: exchange.type,
    durable: exchange.durable,
    auto_delete: exchange.autoDelete,
    internal: exchange.internal,
    arguments: wanted,
  }
  try {
    await write(login, 'PUT', path, { body }, about({ vhost, name: exchange.name }, 'configure'))
  } catch (error) {
    throw await declareRefusal(error, {
      object: `Exchange "${exchange.name}"`,
      rows: exchange.arguments,
      wanted: declared({ ...exchange, arguments: argumentPairs(wanted) }),
      existing: async () => {
        const found = await readIfThere(login, path, brokerExchange)
        return found === null ? null : declared(found)
      },
    })
  }
}

/** Deletes an exchange with its bindings. */
export const deleteExchange = (login: BrokerLogin, named: Named): Promise<void> =>
  write(
    login,
    'DELETE',
    managementPath`exchanges/${named.vhost}/${named.name}`,
    {},
    about(named, 'configure'),
  )
