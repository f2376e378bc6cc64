import 'server-only'
import { z } from 'zod'
import type { VhostState } from '@/lib/rabbitmq/attention/node-findings'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import type { Sample } from '@/lib/server/management/sample'

/** Each node is asked for each of them. */
const every = 30_000

/** An empty table is a list where the broker has no word for it. */
const clusterState = z.record(z.string(), z.string()).nullish().catch(null)
const vhostStates = tolerantList(
  z
    .object({ name: z.string(), cluster_state: clusterState })
    .transform(({ name, cluster_state: nodes }): VhostState => ({ name, nodes: nodes ?? null })),
).transform(({ rows }) => rows)

/** The virtual hosts with the nodes that they run on. */
export const readVhostStates = (login: BrokerLogin): Promise<Sample<VhostState[]>> =>
  read(login, 'vhosts', vhostStates, {
    query: { columns: 'name,cluster_state' },
    every,
    stale: true,
  })
