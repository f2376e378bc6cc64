import 'server-only'
import { z } from 'zod'
import type { BinariesAnswer, ConfigAnswer, NodeAnswer, NodesAnswer } from '@/lib/api/nodes'
import { ConsoleError } from '@/lib/api/problem'
import { brokerExtensions } from '@/lib/rabbitmq/extensions'
import { brokerMemoryBinaries } from '@/lib/rabbitmq/memory'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerNodeDetails } from '@/lib/rabbitmq/node-details'
import { brokerNodeSamples, nodeSampleColumns } from '@/lib/rabbitmq/node-samples'
import { tolerantList } from '@/lib/rabbitmq/page'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { rangeWithin } from '@/lib/rabbitmq/samples'
import { maskConfig } from '@/lib/rabbitmq/masked-config'
import { isMonitor } from '@/lib/rabbitmq/user'
import { readBroker } from './broker'
import { parsed, read } from './client'
import type { Asker, BrokerLogin } from './login'
import { nodeTimeline } from './node-timeline'
import { faultsOf, readPart } from './parts'
import { managementPath } from './path'
import { send } from './transport'

const brokerNodes = tolerantList(brokerNode)
const nodeColumns = Object.keys(brokerNode.in.shape).join(',')
/** Nodes are sampled as long as the whole broker is: 605 s at 5 s, an hour at a minute, a day at half an hour. */
const nodesKept = [600, 3_600, 28_800, 86_400]

/** The nodes of the cluster; null where this user's tag does not allow to see them. */
export async function listNodes({ login, tags }: Asker): Promise<NodesAnswer> {
  if (!isMonitor(tags)) return hidden(login)
  try {
    // Older ones with their age rather than none: what is wrong with a node would come and go with each slow answer.
    const sample = await read(login, 'nodes', brokerNodes, { query: { columns: nodeColumns }, stale: true })
    const { data, asOf } = sample
    return {
      nodes: data.rows,
      unreadable: data.unreadable,
      plugins: null,
      faults: faultsOf('nodes', sample),
      asOf,
    }
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'refused') return hidden(login)
    throw error
  }
}

/** What every user is told instead: which plugins have pages in the management UI. */
async function hidden(login: BrokerLogin): Promise<NodesAnswer> {
  const { sample } = await readPart('plugins', read(login, 'extensions', brokerExtensions, { every: 60_000 }))
  const plugins = sample?.data ?? null
  return { nodes: null, unreadable: 0, plugins, faults: [], asOf: sample?.asOf ?? Date.now() }
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
    columns: nodeSampleColumns.join(','),
  }
  const [node, sampled, broker] = await Promise.all([
    read(login, path, brokerNodeDetails, { query: { memory: true }, about }),
    readPart('samples', read(login, path, brokerNodeSamples, { query, about })),
    readPart('figures', readBroker(login)),
  ])
  return {
    node: node.data,
    samples: sampled.sample === null ? null : nodeTimeline(sampled.sample, range, within),
    statistics: broker.sample?.data.statistics ?? null,
    faults: [...sampled.faults, ...broker.faults],
    asOf: node.asOf,
  }
}

/** What the binaries of one node are used for: the node counts them when it is asked. */
export async function readNodeBinaries(
  login: BrokerLogin,
  { name }: { name: string },
): Promise<BinariesAnswer> {
  const { data, asOf } = await read(login, managementPath`nodes/${name}`, brokerMemoryBinaries, {
    query: { binary: true, columns: 'binary' },
    about: { object: `node "${name}"` },
  })
  return { parts: data, asOf }
}

/** Erlang's terms, which begin so; a refusal is JSON. */
const configOrJson = (text: string): unknown => (text.startsWith('[') ? text : JSON.parse(text))
const configText = z.string()

/** The configuration in effect on the node that answers, without secrets. Null where this version does not tell (3.x). */
export async function readConfig(login: BrokerLogin): Promise<ConfigAnswer> {
  try {
    const path = 'config/effective'
    const { json } = await send(login, 'GET', path, {
      // Whoever asks for JSON gets 406.
      headers: { accept: 'text/plain' },
      parse: configOrJson,
    })
    return { text: maskConfig(parsed(configText, json, path)), asOf: Date.now() }
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'not_found') return { text: null, asOf: Date.now() }
    throw error
  }
}
