import type { DataColour } from './swatch'
import type { MessageTimeline } from '@/lib/api/samples'
import type { MessageKind } from '@/lib/rabbitmq/message-kinds'
import type { ChartLine } from './chart-line'

/** What is alike has one colour; its rarer half is dashed. */
const looks: Record<MessageKind, { colour: DataColour; dashed?: true }> = {
  publish: { colour: 'publish' },
  confirm: { colour: 'publish', dashed: true },
  deliver: { colour: 'deliver' },
  deliverAuto: { colour: 'deliver', dashed: true },
  get: { colour: 'unacked' },
  getAuto: { colour: 'unacked', dashed: true },
  getEmpty: { colour: 'total', dashed: true },
  ack: { colour: 'ack' },
  redeliver: { colour: 'redelivered', dashed: true },
  returned: { colour: 'redelivered' },
  dropped: { colour: 'total' },
  diskReads: { colour: 'ready' },
  diskWrites: { colour: 'ready', dashed: true },
}

/** Every kind of message that the broker counts here, as lines of a chart. */
export const kindLines = (
  kinds: MessageTimeline['kinds'],
  label: (kind: MessageKind) => string,
): ChartLine[] => kinds.map(({ kind, values }) => ({ key: kind, label: label(kind), values, ...looks[kind] }))
