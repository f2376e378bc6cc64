import { z } from 'zod'
import { checkResult, healthQuestion } from '@/lib/rabbitmq/health'
import { nodeShape } from '@/lib/rabbitmq/node'
import { nodeDetailsShape } from '@/lib/rabbitmq/node-details'
import { keysOf, nodeChurnKeys, timeKeys, workKeys } from '@/lib/rabbitmq/node-work'
import { chartRangeNames } from '@/lib/rabbitmq/chart-range'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { rangeQuery, series } from './samples'
import { nameParams } from './segments'

export const listNodes = endpoint({
  id: 'listNodes',
  method: 'GET',
  path: '/api/nodes',
  summary: 'The nodes of the cluster with what they use of their limits',
  output: z.object({
    /** Null where the user may not monitor. */
    nodes: z.array(nodeShape).nullable(),
    unreadable: z.number(),
    /** Where nodes are not told: the plugins that have pages in the management UI, which every user is told of. */
    plugins: z.array(z.string()).nullable(),
    /** Why they are older than they should be. */
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type NodesAnswer = z.output<NonNullable<typeof listNodes.output>>

export const readNode = endpoint({
  id: 'readNode',
  method: 'GET',
  path: '/api/nodes/{name}',
  summary:
    'One node: versions, limits, memory by use, plugins, files, cluster links, and samples over a range',
  params: nameParams,
  query: rangeQuery,
  output: z.object({
    node: nodeDetailsShape,
    /** Whether the broker keeps any. Null where that could not be read. */
    statistics: statisticsShape.nullable(),
    /** Null where they could not be read: the node stands by itself. */
    samples: z
      .object({
        range: z.enum(chartRangeNames),
        /** Milliseconds by the broker's clock, oldest first. */
        at: z.array(z.number()),
        /** Bytes. */
        memory: series,
        diskFree: series,
        descriptors: series,
        processes: series,
        /** Up to 3.x. */
        sockets: series,
        /** Bytes per second. */
        readBytes: series,
        writtenBytes: series,
        reclaimed: series,
        /** How often per second, and how long one of it took in ms. */
        work: z.record(z.enum(keysOf(workKeys)), series),
        times: z.record(z.enum(keysOf(timeKeys)), series),
        churn: z.record(z.enum(keysOf(nodeChurnKeys)), series),
      })
      .nullable(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type NodeAnswer = z.output<NonNullable<typeof readNode.output>>

export const readNodeBinaries = endpoint({
  id: 'readNodeBinaries',
  method: 'GET',
  path: '/api/nodes/{name}/binaries',
  summary: 'What the binaries in the memory of one node are used for',
  params: nameParams,
  output: z.object({
    /** Null: the node does not tell. */
    parts: z.array(z.object({ key: z.string(), bytes: z.number() })).nullable(),
    asOf: z.number(),
  }),
})
export type BinariesAnswer = z.output<NonNullable<typeof readNodeBinaries.output>>

export const readConfig = endpoint({
  id: 'readConfig',
  method: 'GET',
  path: '/api/config',
  summary: 'The configuration in effect on the node that answers, without secrets',
  output: z.object({
    /** Null: this version does not tell. */
    text: z.string().nullable(),
    asOf: z.number(),
  }),
})
export type ConfigAnswer = z.output<NonNullable<typeof readConfig.output>>

export const runHealthChecks = endpoint({
  id: 'runHealthChecks',
  method: 'GET',
  path: '/api/health-checks',
  summary: 'Runs every health check that this version has, on the node that answers',
  query: healthQuestion,
  output: z.object({ checks: z.array(checkResult), asOf: z.number() }),
})
export type HealthAnswer = z.output<NonNullable<typeof runHealthChecks.output>>

export const resetStatistics = endpoint({
  id: 'resetStatistics',
  method: 'DELETE',
  path: '/api/statistics',
  summary: 'Empty what one node, or every node, has counted and sampled; messages stay',
  body: z.object({
    /** The node; absent means all. */
    name: z.string().min(1).max(255).optional(),
  }),
  audit: 'statistics.reset',
})
