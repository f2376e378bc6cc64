import { z } from 'zod'
import { alternateShape } from '@/lib/rabbitmq/alternate'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { bindingShape } from '@/lib/rabbitmq/binding'
import { exchangeShape } from '@/lib/rabbitmq/exchange'
import { exchangeDetailsShape } from '@/lib/rabbitmq/exchange-details'
import { newObjectName } from '@/lib/rabbitmq/name-schemas'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { exchangeParams, pageOf, sortedListQuery, vhostParams } from './segments'

const exchangeSorts = [
  'name',
  'vhost',
  'type',
  'durable',
  'autoDelete',
  'internal',
  'policy',
  'incomingRate',
  'outgoingRate',
] as const

export const listExchangesQuery = sortedListQuery(exchangeSorts)
export type ListExchangesQuery = z.output<typeof listExchangesQuery>
export type ListExchangesInput = z.input<typeof listExchangesQuery>

export const listExchanges = endpoint({
  id: 'listExchanges',
  method: 'GET',
  path: '/api/exchanges',
  summary: 'One page of exchanges',
  query: listExchangesQuery,
  output: pageOf(exchangeShape),
})

export const readExchange = endpoint({
  id: 'readExchange',
  method: 'GET',
  path: '/api/exchanges/{vhost}/{name}',
  summary: 'One exchange, how many bindings it has, and the first of them',
  params: exchangeParams,
  output: z.object({
    exchange: exchangeDetailsShape,
    /** Null: there is none. */
    alternate: alternateShape.nullable(),
    /** `management.rates_mode`: only "detailed" tells rates by channel and queue. Null: unknown. */
    statistics: statisticsShape.nullable(),
    /**
     * The first of each; `totals` says how many there are, null where they could not be read. The default exchange's own
     * bindings are implied, not listed.
     */
    from: z.array(bindingShape),
    to: z.array(bindingShape),
    totals: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type ExchangeAnswer = z.output<NonNullable<typeof readExchange.output>>

export const declareExchangeBody = z.object({
  name: newObjectName,
  type: z.string().min(1, { error: 'A type is needed' }).max(255),
  durable: z.boolean().default(true),
  autoDelete: z.boolean().default(false),
  internal: z.boolean().default(false),
  arguments: argumentInputs.default([]),
})

export const declareExchange = endpoint({
  id: 'declareExchange',
  method: 'POST',
  path: '/api/exchanges/{vhost}',
  summary: 'Declare an exchange',
  params: vhostParams,
  body: declareExchangeBody,
  audit: 'exchange.declare',
})

export const deleteExchange = endpoint({
  id: 'deleteExchange',
  method: 'DELETE',
  path: '/api/exchanges/{vhost}/{name}',
  summary: 'Delete an exchange with its bindings',
  params: exchangeParams,
  audit: 'exchange.delete',
})
