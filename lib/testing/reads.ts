import { readAttention } from '@/lib/api/attention'
import { listBindings } from '@/lib/api/bindings'
import { readChannel, readConnection } from '@/lib/api/client-pages'
import { listChannels, listConnections, listConsumers } from '@/lib/api/clients'
import { readDiagnosis } from '@/lib/api/diagnosis'
import type { Endpoint } from '@/lib/api/endpoint'
import { listExchanges, readExchange } from '@/lib/api/exchanges'
import { listNames } from '@/lib/api/names'
import { listNodes, readConfig, readNode, readNodeBinaries, runHealthChecks } from '@/lib/api/nodes'
import { readOverview } from '@/lib/api/overview'
import { readQueueChannels, readQueueRaft } from '@/lib/api/queue-inside'
import { groupQueues } from '@/lib/api/queue-groups'
import { listQueueTrends } from '@/lib/api/queue-trends'
import { readQueue } from '@/lib/api/queues'
import { listQueues } from '@/lib/api/queues-list'
import { readExchangeSamples, readQueueSamples } from '@/lib/api/samples'
import { readSession } from '@/lib/api/session'
import { readStreamClients } from '@/lib/api/stream-clients'
import { listBindingsBetween, placeNodes, readTopology } from '@/lib/api/topology'
import { traceMessage } from '@/lib/api/trace'

/** What is on the broker to be read. */
export interface ReadPlace {
  vhost: string
  queues: readonly string[]
  exchanges: readonly string[]
  nodes: readonly string[]
  connections: readonly string[]
  channels: readonly string[]
}

/** One request that reads of the broker and changes nothing. */
export interface Read {
  endpoint: Endpoint
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
}

/** Operations with GET that ask the management API nothing: they read what the console itself holds. */
export const ownReads: readonly string[] = [
  'listBatches',
  'listReturned',
  'watchBatch',
  'readLeftTracing',
  'readLiveMessage',
  'readOpenApi',
  'filterLive',
  'decodePayload',
]

/** Every way in which the console reads the broker, about what is there. A test holds it against the contract. */
export function readsOf(place: ReadPlace): Read[] {
  const { vhost, queues, exchanges, nodes, connections, channels } = place
  const inVhost = { query: { vhost, pageSize: '500' } }
  return [
    { endpoint: readSession },
    { endpoint: readOverview, query: { range: '1m' } },
    { endpoint: readOverview, query: { range: '24h' } },
    { endpoint: readAttention },
    { endpoint: listNames },
    { endpoint: listNodes },
    ...nodes.flatMap((name) => [
      { endpoint: readNode, params: { name } },
      { endpoint: readNodeBinaries, params: { name } },
    ]),
    { endpoint: readConfig },
    { endpoint: runHealthChecks },
    { endpoint: listQueues, ...inVhost },
    { endpoint: listQueues, query: { ...inVhost.query, sort: 'total', dir: 'desc' } },
    { endpoint: listQueues, query: { ...inVhost.query, sort: 'consumers' } },
    { endpoint: listQueues, query: { ...inVhost.query, sort: 'ackRate', growing: 'true' } },
    { endpoint: groupQueues, query: { vhost } },
    {
      endpoint: listQueueTrends,
      query: { queues: JSON.stringify(queues.map((name) => [vhost, name])) },
    },
    ...queues.flatMap((name) => [
      { endpoint: readQueue, params: { vhost, name } },
      { endpoint: readQueueSamples, params: { vhost, name } },
      { endpoint: readDiagnosis, params: { vhost, name } },
      { endpoint: readQueueRaft, params: { vhost, name } },
      { endpoint: readQueueChannels, params: { vhost, name } },
      { endpoint: readStreamClients, params: { vhost, name } },
    ]),
    { endpoint: listExchanges, ...inVhost },
    ...exchanges.flatMap((name) => [
      { endpoint: readExchange, params: { vhost, name } },
      { endpoint: readExchangeSamples, params: { vhost, name } },
      { endpoint: listBindings, query: { ...inVhost.query, exchange: name, sort: 'destination' } },
    ]),
    { endpoint: listBindings, ...inVhost },
    ...queues.map((queue) => ({ endpoint: listBindings, query: { ...inVhost.query, queue } })),
    { endpoint: listConnections, ...inVhost },
    { endpoint: listConnections, query: { sort: 'receivedRate' } },
    ...connections.map((name) => ({ endpoint: readConnection, params: { name } })),
    { endpoint: listChannels, ...inVhost },
    { endpoint: listChannels, query: { sort: 'unacked' } },
    ...channels.map((name) => ({ endpoint: readChannel, params: { name } })),
    { endpoint: listConsumers, ...inVhost },
    { endpoint: readTopology, params: { vhost } },
    { endpoint: readTopology, params: { vhost }, query: { clients: 'true', depth: '1', hops: 'all' } },
    { endpoint: placeNodes, params: { vhost }, body: { view: {}, ids: queues.map((name) => `q:${name}`) } },
    {
      endpoint: listBindingsBetween,
      params: { vhost },
      query: {
        source: exchanges.find((name) => name !== '') ?? 'amq.topic',
        destination: queues[0] ?? 'none',
        destinationType: 'queue',
      },
    },
    {
      endpoint: traceMessage,
      body: { vhost, exchange: exchanges[0] ?? '', routingKey: 'order.created', fresh: true },
    },
  ]
}

/** For people: which read it is. */
export const nameOf = ({ endpoint, params = {}, query = {} }: Read): string =>
  [endpoint.id, ...Object.values(params), new URLSearchParams(query).toString()].join(' ').trim()
