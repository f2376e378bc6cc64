import 'server-only'
import type { z } from 'zod'
import type { declareExchangeBody, ExchangeAnswer, ListExchangesQuery } from '@/lib/api/exchanges'
import { argumentPairs, argumentsObject } from '@/lib/rabbitmq/arguments'
import { brokerBinding } from '@/lib/rabbitmq/binding'
import { brokerExchange, type Exchange } from '@/lib/rabbitmq/exchange'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read, readIfThere, write, type About } from './client'
import { declareRefusal, type Declared } from './declare-refusal'
import type { BrokerLogin } from './login'
import { pageOfRows, readPage, type Page } from './pages'
import { managementPath } from './path'
import type { Sample } from './sample'

interface Named {
  vhost: string
  /** "" is the default exchange. */
  name: string
}

const mostBindings = 1_000

const about = ({ vhost, name }: Named, needs?: string): About => ({
  vhost,
  object: `exchange "${name}"`,
  ...(needs === undefined ? {} : { needs: `${needs} permission on exchange "${name}"` }),
})

const texts = (exchange: Exchange) => [exchange.name]

/** One page of exchanges: the broker's own as long as nothing is to be sorted. */
export async function listExchanges(login: BrokerLogin, query: ListExchangesQuery): Promise<Page<Exchange>> {
  const { vhost } = query
  if (query.sort !== undefined)
    return pageOfRows(await readAllExchanges(login, vhost, { stale: true }), query, texts)
  const path = vhost === undefined ? 'exchanges' : managementPath`exchanges/${vhost}`
  return readPage(login, path, brokerExchange, query, {
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
    ? read(login, 'exchanges', tolerantList(brokerExchange), { costly: true, ...older })
    : read(login, managementPath`exchanges/${vhost}`, tolerantList(brokerExchange), {
        about: { vhost },
        costly: true,
        ...older,
      })

/** One exchange with the bindings from it and to it, at most 1,000 of each. */
export async function readExchange(login: BrokerLogin, named: Named): Promise<ExchangeAnswer> {
  const path = managementPath`exchanges/${named.vhost}/${named.name}`
  const options = { about: about(named) }
  const bindings = async (end: 'source' | 'destination') => {
    // The default exchange is bound to every queue by its name and cannot be bound otherwise.
    if (named.name === '') return []
    return (await read(login, `${path}/bindings/${end}`, tolerantList(brokerBinding), options)).data.rows
  }
  const [{ data: exchange, asOf }, from, to] = await Promise.all([
    read(login, path, brokerExchange, options),
    bindings('source'),
    bindings('destination'),
  ])
  return {
    exchange,
    from: from.slice(0, mostBindings),
    to: to.slice(0, mostBindings),
    totals: { from: from.length, to: to.length },
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
