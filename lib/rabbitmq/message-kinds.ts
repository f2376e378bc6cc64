import { z } from 'zod'
import { counter, known, rateOf } from './counters'
import { samplesOf, type Samples } from './samples'

/** How messages come and go, as the broker counts them in `message_stats`: in the order in which they are told. */
export const messageKinds = [
  'publish',
  'confirm',
  'deliver',
  'deliverAuto',
  'get',
  'getAuto',
  'getEmpty',
  'ack',
  'redeliver',
  'returned',
  'dropped',
  'diskReads',
  'diskWrites',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** The broker's names of them. */
const brokerKinds = {
  publish: 'publish',
  confirm: 'confirm',
  deliver: 'deliver',
  deliverAuto: 'deliver_no_ack',
  get: 'get',
  getAuto: 'get_no_ack',
  getEmpty: 'get_empty',
  ack: 'ack',
  redeliver: 'redeliver',
  returned: 'return_unroutable',
  dropped: 'drop_unroutable',
  diskReads: 'disk_reads',
  diskWrites: 'disk_writes',
} as const satisfies Record<MessageKind, string>

/** Of one kind: how many a second, and how many since the broker began to count. */
export const kindShape = z.object({ kind: z.enum(messageKinds), rate: known, count: known })
export type KindOfMessages = z.output<typeof kindShape>

const table = z.record(z.string(), z.unknown()).nullish().catch(null)

/** `message_stats` by kind: only those that the broker names. */
export const brokerKindsOf = table.transform((stats): KindOfMessages[] =>
  messageKinds.flatMap((kind) => {
    const name = brokerKinds[kind]
    const rate = rateOf.parse(stats?.[`${name}_details`])
    const count = counter.parse(stats?.[name])
    return rate === null && count === null ? [] : [{ kind, rate, count }]
  }),
)

/** The samples of `message_stats` by kind: only of those that have some. */
export const brokerKindSamples = table.transform((stats): [MessageKind, Samples][] =>
  messageKinds.flatMap((kind): [MessageKind, Samples][] => {
    const samples = samplesOf.parse(stats?.[`${brokerKinds[kind]}_details`])
    return samples === null ? [] : [[kind, samples]]
  }),
)
