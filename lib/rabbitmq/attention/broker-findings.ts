import type { Channel } from '@/lib/rabbitmq/channel'
import type { CheckResult } from '@/lib/rabbitmq/health'
import type { Node } from '@/lib/rabbitmq/node'
import type { Finding } from './finding'

/** Of the whole broker, in 1/s; null where it does not tell. */
export interface Flow {
  dropped: number | null
  returned: number | null
  connectionsOpened: number | null
  channelsOpened: number | null
  connections: number | null
  channels: number | null
  /** Events that its statistics have not worked off. */
  statisticsQueue: number | null
}

/** RabbitMQ's own console warns from here on: statistics are late, and cost memory. */
const mostEvents = 1_000

/** More than this many opened in a second, and more than so large a share of those that are open, is churn. */
const churnPerSecond = 5
const churnShare = 0.05

const churnOf = (of: 'connections' | 'channels', opened: number | null, open: number | null): Finding[] =>
  opened !== null && opened >= churnPerSecond && (open === null || opened >= churnShare * open)
    ? [{ kind: 'churn', of, opened, open }]
    : []

const mostChannels = 5

/** What is wrong with the broker as a whole: messages that go nowhere, clients that come and go. */
export function flowFindings(flow: Flow, channels: readonly Channel[]): Finding[] {
  const dropped = flow.dropped ?? 0
  const returned = flow.returned ?? 0
  const unroutablePublishers = channels
    .filter((channel) => (channel.dropRate ?? 0) + (channel.returnRate ?? 0) > 0)
    .map((channel) => channel.name)
  return [
    ...(dropped + returned > 0
      ? [
          {
            kind: 'unroutable' as const,
            dropped,
            returned,
            channels: unroutablePublishers.slice(0, mostChannels),
          },
        ]
      : []),
    ...churnOf('connections', flow.connectionsOpened, flow.connections),
    ...churnOf('channels', flow.channelsOpened, flow.channels),
    ...((flow.statisticsQueue ?? 0) > mostEvents
      ? [{ kind: 'statisticsBacklog' as const, events: flow.statisticsQueue ?? 0 }]
      : []),
  ]
}

/** Certificates that expire soon, of the listeners of the node that answers: no check looks at those of others. */
export const certificateFindings = (check: CheckResult, nodes: readonly Node[] | null): Finding[] =>
  check.state === 'failed'
    ? [
        {
          kind: 'certificates',
          reason: check.reason ?? '',
          evidence: check.evidence,
          ofOneNode: nodes?.length !== 1,
        },
      ]
    : []

/** Features in use that a later version will refuse. */
export const deprecatedFindings = (features: readonly string[]): Finding[] =>
  features.length === 0 ? [] : [{ kind: 'deprecated', features: [...features] }]
