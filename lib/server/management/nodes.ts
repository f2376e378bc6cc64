import 'server-only'
import { z } from 'zod'
import type { NodeAnswer, NodesAnswer } from '@/lib/api/nodes'
import { ConsoleError } from '@/lib/api/problem'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerNodeDetails } from '@/lib/rabbitmq/node-details'
import { brokerNodeSamples } from '@/lib/rabbitmq/node-samples'
import { tolerantList } from '@/lib/rabbitmq/page'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { firstMeasured, levels, rangeWithin, timesOf } from '@/lib/rabbitmq/samples'
import { read } from './client'
import type { BrokerLogin } from './login'
import { readPart } from './parts'
import { managementPath } from './path'
import type { Sample } from './sample'

interface Reader {
  login: BrokerLogin
  tags: readonly string[]
}

const brokerNodes = tolerantList(brokerNode)
const nodeColumns = Object.keys(brokerNode.in.shape).join(',')
/** Nodes are sampled as long as the whole broker is: 605 s at 5 s, an hour at a minute, a day at half an hour. */
const nodesKept = [600, 3_600, 28_800, 86_400]

const mayMonitor = (tags: readonly string[]) => tags.includes('monitoring') || tags.includes('administrator')

/** The nodes of the cluster; null where this user's tag does not allow to see them. */
export async function listNodes({ login, tags }: Reader): Promise<NodesAnswer> {
  const hidden = { nodes: null, unreadable: 0, asOf: Date.now() }
  if (!mayMonitor(tags)) return hidden
  try {
    const { data, asOf } = await read(login, 'nodes', brokerNodes, {
      query: { columns: nodeColumns },
    })
    return { nodes: data.rows, unreadable: data.unreadable, asOf }
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'refused') return hidden
    throw error
  }
}

const namesOnly = tolerantList(z.object({ name: z.string() }))

/** 3.10 answers 500 for a node that is not in the cluster. */
async function checkListed(login: BrokerLogin, name: string, error: unknown): Promise<void> {
  if (!(error instanceof ConsoleError) || error.code !== 'broker_unexpected') return
  const { data } = await read(login, 'nodes', namesOnly, { query: { columns: 'name' } })
  if (data.rows.some((node) => node.name === name)) return
  throw new ConsoleError('not_found', `There is no node "${name}".`, { cause: error })
}

/** One node with its memory by use, and samples over a range, which may fail by themselves. */
export async function readNode(
  login: BrokerLogin,
  params: { name: string },
  query: { range: ChartRange },
): Promise<NodeAnswer> {
  try {
    return await readWhole(login, params, query)
  } catch (error) {
    await checkListed(login, params.name, error)
    throw error
  }
}

async function readWhole(
  login: BrokerLogin,
  { name }: { name: string },
  { range }: { range: ChartRange },
): Promise<NodeAnswer> {
  const path = managementPath`nodes/${name}`
  const about = { object: `node "${name}"` }
  const within = rangeWithin(range, nodesKept)
  const { age, every } = chartRanges[within]
  const query = {
    node_stats_age: age,
    node_stats_incr: every,
    columns: 'mem_used_details,disk_free_details,fd_used_details,proc_used_details',
  }
  const [node, sampled] = await Promise.all([
    read(login, path, brokerNodeDetails, { query: { memory: true }, about }),
    readPart('samples', read(login, path, brokerNodeSamples, { query, about })),
  ])
  return {
    node: node.data,
    samples: sampled.sample === null ? null : nodeTimeline(sampled.sample, range, within),
    faults: sampled.faults,
    asOf: node.asOf,
  }
}

/** What a node used, at the times of its samples. */
function nodeTimeline(
  { data, asOf }: Sample<z.output<typeof brokerNodeSamples>>,
  range: ChartRange,
  within: ChartRange,
): NodeAnswer['samples'] {
  const all = Object.values(data)
  const at = timesOf(all, within, asOf)
  const from = firstMeasured(all, at)
  const { memory, diskFree, descriptors, processes } = data
  return {
    range,
    at,
    memory: levels(memory, at, from),
    diskFree: levels(diskFree, at, from),
    descriptors: levels(descriptors, at, from),
    processes: levels(processes, at, from),
  }
}
