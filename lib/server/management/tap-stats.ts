import 'server-only'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import { counter } from '@/lib/rabbitmq/counters'
import { read } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'

const brokerTapQueue = z.object({
  message_stats: z.object({ publish: counter }).nullish().catch(null),
})

/** How many messages came into a tap's queue so far; null where the broker does not tell (yet). */
export async function readTapStats(
  login: BrokerLogin,
  vhost: string,
  queue: string,
): Promise<{ published: number } | null> {
  try {
    const { data } = await read(login, managementPath`queues/${vhost}/${queue}`, brokerTapQueue, {
      fresh: true,
    })
    const published = data.message_stats?.publish ?? null
    return published === null ? null : { published }
  } catch (error) {
    const isUntold =
      error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'no_statistics')
    if (isUntold) return null
    throw error
  }
}
