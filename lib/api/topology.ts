import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { ways } from '@/lib/rabbitmq/graph/neighbours'
import { graphProblems } from '@/lib/rabbitmq/graph/problems'
import { wireKinds } from '@/lib/rabbitmq/graph/wiring'
import { bindingShape, destinationTypes } from '@/lib/rabbitmq/binding'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { endpoint } from './endpoint'
import { vhostParams } from './segments'
import { hopChoices, maxGraphNodes, mostPlaces } from './graph-size'

const nodeId = z.string().max(300)

/** What of a virtual host's graph is asked for. All of it is in the page's address too. */
export const graphView = z.object({
  /** A part of a name: nodes that contain it stand alone and come first. */
  find: z.string().max(255).default(''),
  /** The id of a node or group: only what is wired to it. */
  focus: nodeId.default(''),
  /** How far from the focus. */
  hops: z.enum(hopChoices).default('1'),
  way: z.enum(ways).default('both'),
  /** Ids of groups that are open, separated by commas. */
  unfold: z
    .string()
    .max(2_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== '')),
  /** A part of a name: only what contains it, and what that is wired to. */
  name: z.string().max(255).default(''),
  /** Of a queue or an exchange. */
  type: z.string().max(255).default(''),
  /** The policy of a queue or an exchange. */
  policy: z.string().max(255).default(''),
  /** Only queues with at least so many messages. */
  depth: z.coerce.number({ error: 'Not a number' }).int().min(0).default(0),
  /** Connections too. */
  clients: z.enum(['true', 'false']).default('false'),
})
export type GraphView = z.output<typeof graphView>
export type GraphViewInput = z.input<typeof graphView>

const problems = z.array(z.enum(graphProblems))

const exchangeNode = z.object({
  kind: z.literal('exchange'),
  id: z.string(),
  name: z.string(),
  type: z.string(),
  internal: z.boolean(),
  policy: z.string().nullable(),
  incomingRate: known,
  outgoingRate: known,
  problems,
})

const queueNode = z.object({
  kind: z.literal('queue'),
  id: z.string(),
  name: z.string(),
  type: z.string(),
  state: z.string(),
  policy: z.string().nullable(),
  ready: known,
  unacked: known,
  total: known,
  incomingRate: known,
  deliverRate: known,
  problems,
})

const groupNode = z.object({
  kind: z.literal('group'),
  id: z.string(),
  of: z.enum(['exchange', 'queue', 'publisher', 'consumer']),
  /** `cache.node-*`; "" where the names have nothing in common. */
  name: z.string(),
  type: z.string(),
  count: z.number().int(),
  /** Members that are shown apart from it. */
  apart: z.number().int(),
  /** A few names, in order. */
  names: z.array(z.string()),
  /** Sums; unknown where one is. */
  ready: known,
  unacked: known,
  total: known,
  incomingRate: known,
  /** Members with which something is wrong. */
  wrong: z.number().int(),
  problems,
})

/** A connection, in its role, or a place outside of this broker. */
const outerNode = z.object({
  kind: z.enum(['publisher', 'consumer', 'remote']),
  id: z.string(),
  name: z.string(),
  problems,
})

const graphNode = z.discriminatedUnion('kind', [exchangeNode, queueNode, groupNode, outerNode])
export type TopologyNode = z.output<typeof graphNode>

const graphEdge = z.object({
  kind: z.enum(wireKinds),
  source: z.string(),
  target: z.string(),
  /** Bindings, or whatever else it stands for. */
  count: z.number().int(),
  /** The first of the different keys; a headers exchange compares headers. */
  keys: z.array(
    z.object({ key: z.string(), headers: z.array(z.object({ name: z.string(), text: z.string() })) }),
  ),
  different: z.number().int(),
  /** Messages per second; null where none follows from what the broker counts. */
  rate: known,
})
export type TopologyEdge = z.output<typeof graphEdge>

/** What cannot be told, and why it is missing. */
export const untoldParts = [
  'publishers',
  'consumers',
  'alternates',
  'shovels',
  'federation',
  'statistics',
  'rates',
] as const
export type UntoldPart = (typeof untoldParts)[number]

export const readTopology = endpoint({
  id: 'readTopology',
  method: 'GET',
  path: '/api/topology/graph/{vhost}',
  summary: `The binding graph of a virtual host, folded to at most ${maxGraphNodes} nodes`,
  params: vhostParams,
  query: graphView,
  output: z.object({
    nodes: z.array(graphNode),
    edges: z.array(graphEdge),
    totals: z.object({ exchanges: z.number().int(), queues: z.number().int(), bindings: z.number().int() }),
    /** Nodes that fit focus and filter, with what they are wired to; groups counted by their members. */
    fitting: z.number().int(),
    /** Of them those that stand in no node here. */
    leftOut: z.number().int(),
    edgesLeftOut: z.number().int(),
    /** Queues that the filter by depth could not decide on. */
    undecided: z.number().int(),
    /** The focus is not there (any more). */
    focusGone: z.boolean(),
    /** Bindings that could not be read, and are missing. */
    unreadable: z.number().int(),
    open: z.array(z.object({ id: z.string(), name: z.string(), count: z.number().int() })),
    policies: z.array(z.string()),
    types: z.array(z.string()),
    untold: z.array(z.enum(untoldParts)),
    asOf: z.number(),
  }),
})
export type Topology = z.output<NonNullable<typeof readTopology.output>>

export const placeNodes = endpoint({
  id: 'placeNodes',
  method: 'POST',
  path: '/api/topology/graph/{vhost}/places',
  summary: 'In which nodes of the graph exchanges and queues stand: themselves, or the group that holds them',
  params: vhostParams,
  body: z.object({ view: graphView, ids: z.array(nodeId).max(mostPlaces) }),
  reads: true,
  output: z.object({
    /** By asked id; absent: in none. */
    places: z.record(z.string(), z.string()),
  }),
})

export const listBindingsBetween = endpoint({
  id: 'listBindingsBetween',
  method: 'GET',
  path: '/api/topology/bindings/{vhost}',
  summary: 'The bindings from one exchange to one queue or exchange',
  params: vhostParams,
  query: z.object({
    source: objectName,
    destination: objectName,
    destinationType: z.enum(destinationTypes),
  }),
  output: z.object({ rows: z.array(bindingShape), asOf: z.number() }),
})
