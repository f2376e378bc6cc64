import type { Facts } from '@/lib/rabbitmq/attention/attention'

/** A broker of which nothing is known but its version. */
export const noFacts: Facts = {
  version: '4.3.6',
  nodes: null,
  alarms: null,
  vhosts: null,
  queues: null,
  policies: null,
  operatorPolicies: null,
  unusedPolicies: null,
  channels: null,
  unroutablePublishers: null,
  connections: null,
  flow: null,
  deadLetterTargets: null,
  certificates: null,
  deprecated: null,
  quietQueues: new Map(),
  heldChannels: new Map(),
  behind: new Map(),
}
